package io.amiguard.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AttributeSummary;
import software.amazon.awssdk.services.ec2.model.DeclarativePoliciesReport;
import software.amazon.awssdk.services.ec2.model.DescribeDeclarativePoliciesReportsResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.GetDeclarativePoliciesReportSummaryResponse;
import software.amazon.awssdk.services.ec2.model.RegionalSummary;
import software.amazon.awssdk.services.ec2.model.ReportState;
import software.amazon.awssdk.services.ec2.model.StartDeclarativePoliciesReportRequest;

/** Reports from their start to their summary, asked for through the real SDK. */
class ReportCallsTest {
  private static final String BUCKET = "acme-reports";
  private static final String CONFIGURATION =
      """
      "inventory": {"regions": ["us-east-1", "eu-west-1"],
        "policyReports": {"polls": 2, "buckets": {"acme-reports": "us-east-1"}},
        "delegatedAdministrators": {"222222222222": ["ec2.amazonaws.com"]}}""";

  private final Aws aws = sandbox();
  private final Ec2Client ec2 = aws.ec2(Region.US_EAST_1);

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void runForAsManyLooksAsTheInventorySaysAndThenAreComplete() {
    trust(aws);
    String id = start();

    assertThat(look(id).status()).isEqualTo(ReportState.RUNNING);
    assertThat(look(id).status()).isEqualTo(ReportState.RUNNING);
    DeclarativePoliciesReport ended = look(id);

    assertThat(ended.status()).isEqualTo(ReportState.COMPLETE);
    assertThat(ended.s3Bucket()).isEqualTo(BUCKET);
    assertThat(ended.s3Prefix()).isNull();
    assertThat(ended.targetId()).isEqualTo(Acme.ROOT);
    assertThat(ended.startTime()).isEqualTo("2026-11-24T12:00:00Z");
    assertThat(ended.endTime()).isEqualTo("2026-11-24T12:00:00Z");
  }

  @Test
  void runOneAtATimeInTheWholeOrganization() {
    trust(aws);
    start();

    assertThat(code(this::start)).isEqualTo("DeclarativePoliciesReportInProgress");
  }

  @Test
  void countWhoHasTheMostFrequentValueInEachRegion() {
    trust(aws);
    aws.organizations.enablePolicyType(
        it -> it.rootId(Acme.ROOT).policyType("DECLARATIVE_POLICY_EC2"));
    aws.attached("enabled", Acme.ENABLED, Acme.PROD);
    aws.ec2(Region.EU_WEST_1)
        .enableAllowedImagesSettings(it -> it.allowedImagesSettingsState("enabled"));

    GetDeclarativePoliciesReportSummaryResponse summary = summaryOf(finished(start()));

    assertThat(summary.numberOfAccounts()).isEqualTo(2); // one of three is closed
    assertThat(summary.numberOfFailedAccounts()).isZero();
    assertThat(summary.attributeSummaries())
        .extracting(AttributeSummary::attributeName)
        .containsExactly("allowed_images_settings", "serial_console_access");
    AttributeSummary images = summary.attributeSummaries().get(0);
    assertThat(images.mostFrequentValue()).isEqualTo("enabled");
    assertThat(images.numberOfMatchedAccounts()).isEqualTo(1);
    assertThat(images.numberOfUnmatchedAccounts()).isEqualTo(1);
    assertThat(images.regionalSummaries())
        .extracting(
            RegionalSummary::regionName,
            RegionalSummary::numberOfMatchedAccounts,
            RegionalSummary::numberOfUnmatchedAccounts)
        .containsExactly(tuple("eu-west-1", 2, 0), tuple("us-east-1", 1, 1));
  }

  @Test
  void haveASummaryOnlyWhenTheyAreComplete() {
    trust(aws);
    String id = start();

    assertThat(code(() -> summaryOf(id))).isEqualTo("IncorrectState");
  }

  @Test
  void areCancelledOnlyWhileTheyRun() {
    trust(aws);
    String id = start();

    assertThat(ec2.cancelDeclarativePoliciesReport(it -> it.reportId(id)).returnValue()).isTrue();

    assertThat(look(id).status()).isEqualTo(ReportState.CANCELLED);
    assertThat(code(() -> ec2.cancelDeclarativePoliciesReport(it -> it.reportId(id))))
        .isEqualTo("IncorrectState");
    assertThat(start()).isNotEqualTo(id);
  }

  @Test
  void showOnlyWhereTheyWereStarted() {
    trust(aws);
    String id = start();
    Ec2Client elsewhere = aws.ec2(Region.EU_WEST_1);

    assertThat(elsewhere.describeDeclarativePoliciesReports(it -> {}).reports()).isEmpty();
    assertThat(code(() -> elsewhere.describeDeclarativePoliciesReports(it -> it.reportIds(id))))
        .isEqualTo("InvalidDeclarativePoliciesReportId.NotFound");
  }

  @Test
  void comeInPages() {
    trust(aws);
    for (int i = 0; i < 3; i++) {
      String id = start();
      ec2.cancelDeclarativePoliciesReport(it -> it.reportId(id));
    }

    DescribeDeclarativePoliciesReportsResponse first =
        ec2.describeDeclarativePoliciesReports(it -> it.maxResults(2));
    DescribeDeclarativePoliciesReportsResponse second =
        ec2.describeDeclarativePoliciesReports(it -> it.nextToken(first.nextToken()));

    assertThat(first.reports()).hasSize(2);
    assertThat(second.reports()).hasSize(1);
    assertThat(second.nextToken()).isNull();
    assertThat(code(() -> ec2.describeDeclarativePoliciesReports(it -> it.maxResults(1_001))))
        .isEqualTo("InvalidParameterValue");
  }

  /** Starts an organization of which reports can be made, once EC2 has trusted access. */
  static Aws sandbox() {
    return Aws.with(
        Acme.snapshot(
            Acme.FRESH.replace(
                "\"inventory\": {\"regions\": [\"us-east-1\", \"eu-west-1\"]}", CONFIGURATION)));
  }

  static void trust(Aws aws) {
    aws.organizations.enableAWSServiceAccess(it -> it.servicePrincipal("ec2.amazonaws.com"));
  }

  private String start() {
    return start(ec2, it -> it);
  }

  static String start(
      Ec2Client ec2, UnaryOperator<StartDeclarativePoliciesReportRequest.Builder> changes) {
    return ec2.startDeclarativePoliciesReport(
            changes
                .apply(
                    StartDeclarativePoliciesReportRequest.builder()
                        .s3Bucket(BUCKET)
                        .targetId(Acme.ROOT))
                .build())
        .reportId();
  }

  private DeclarativePoliciesReport look(String id) {
    return ec2.describeDeclarativePoliciesReports(it -> it.reportIds(id)).reports().get(0);
  }

  private String finished(String id) {
    while (look(id).status() == ReportState.RUNNING) {
      // each look moves it on
    }
    return id;
  }

  private GetDeclarativePoliciesReportSummaryResponse summaryOf(String id) {
    return ec2.getDeclarativePoliciesReportSummary(it -> it.reportId(id));
  }

  static String code(ThrowingCallable call) {
    return catchThrowableOfType(Ec2Exception.class, call).awsErrorDetails().errorCode();
  }
}
