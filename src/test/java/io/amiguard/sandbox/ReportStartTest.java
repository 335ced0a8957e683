package io.amiguard.sandbox;

import static io.amiguard.sandbox.ReportCallsTest.code;
import static io.amiguard.sandbox.ReportCallsTest.start;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.StartDeclarativePoliciesReportRequest;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** Who may start which reports. */
class ReportStartTest {
  private final Aws aws = ReportCallsTest.sandbox();
  private final Ec2Client ec2 = aws.ec2(Region.US_EAST_1);

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void areForTheManagementAccountAndItsDelegatesAlone() {
    ReportCallsTest.trust(aws);

    assertThat(start(aws.ec2In(Acme.PROD, Region.US_EAST_1), it -> it)).startsWith("report-");
    assertThat(
            aws.organizationsIn(Acme.PROD)
                .listDelegatedAdministrators(it -> it.servicePrincipal("ec2.amazonaws.com"))
                .delegatedAdministrators())
        .extracting("id")
        .containsExactly(Acme.PROD);
  }

  @Test
  void areRefusedToMembers() {
    try (Aws plain = Aws.with(Acme.enabled())) {
      Ec2Client member = plain.ec2In(Acme.PROD, Region.US_EAST_1);

      assertThat(code(() -> start(member, it -> it))).isEqualTo("UnauthorizedOperation");
      assertThat(code(() -> member.describeDeclarativePoliciesReports(it -> {})))
          .isEqualTo("UnauthorizedOperation");
    }
  }

  @Test
  void needTrustedAccess() {
    assertThat(code(() -> start(ec2, it -> it))).isEqualTo("OperationNotPermitted");
  }

  @ParameterizedTest
  @CsvSource({
    "acme-reports, , MissingParameter",
    "acme-reports, r-nope, InvalidParameterValue",
    "acme-reports, prod, InvalidParameterValue",
    ", r-acme, MissingParameter",
    "Acme_Reports, r-acme, InvalidParameterValue",
    "somebody-elses, r-acme, InvalidParameterValue"
  })
  void wantABucketThatIsThereAndATarget(String bucket, String target, String code) {
    ReportCallsTest.trust(aws);

    assertThat(code(() -> start(ec2, it -> it.s3Bucket(bucket).targetId(target)))).isEqualTo(code);
  }

  @Test
  void keepTheirTagsAndTakeNoneOfAnotherType() {
    ReportCallsTest.trust(aws);
    String id = start(ec2, it -> tagged(it, ResourceType.DECLARATIVE_POLICIES_REPORT));

    assertThat(
            ec2.describeDeclarativePoliciesReports(it -> it.reportIds(id)).reports().get(0).tags())
        .extracting("key")
        .containsExactly("team");
    assertThat(code(() -> start(ec2, it -> tagged(it, ResourceType.INSTANCE))))
        .isEqualTo("DeclarativePoliciesReportInProgress");
    ec2.cancelDeclarativePoliciesReport(it -> it.reportId(id));
    assertThat(code(() -> start(ec2, it -> tagged(it, ResourceType.INSTANCE))))
        .isEqualTo("InvalidParameterValue");
  }

  private static StartDeclarativePoliciesReportRequest.Builder tagged(
      StartDeclarativePoliciesReportRequest.Builder request, ResourceType type) {
    return request.tagSpecifications(
        TagSpecification.builder()
            .resourceType(type)
            .tags(Tag.builder().key("team").value("platform").build())
            .build());
  }
}
