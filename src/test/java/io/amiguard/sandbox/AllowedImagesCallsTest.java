package io.amiguard.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.amiguard.snapshot.Snapshot;
import java.util.Collections;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AllowedImagesSettingsEnabledState;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.GetAllowedImagesSettingsResponse;
import software.amazon.awssdk.services.ec2.model.ImageCriterionRequest;
import software.amazon.awssdk.services.ec2.model.ManagedBy;

class AllowedImagesCallsTest {
  private final Aws aws = Aws.with(Acme.enabled());
  private final Ec2Client ec2 = aws.ec2In(Acme.PROD, Region.US_EAST_1);

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void areDisabledAtFirst() {
    GetAllowedImagesSettingsResponse settings = ec2.getAllowedImagesSettings(it -> {});

    assertThat(settings.state()).isEqualTo("disabled");
    assertThat(settings.managedBy()).isEqualTo(ManagedBy.ACCOUNT);
    assertThat(settings.imageCriteria()).isEmpty();
  }

  @Test
  void areSetPerAccountAndRegion() {
    replaceCriteria();
    ec2.enableAllowedImagesSettings(
        it -> it.allowedImagesSettingsState(AllowedImagesSettingsEnabledState.AUDIT_MODE));

    GetAllowedImagesSettingsResponse settings = ec2.getAllowedImagesSettings(it -> {});

    assertThat(settings.state()).isEqualTo("audit-mode");
    assertThat(settings.managedBy()).isEqualTo(ManagedBy.ACCOUNT);
    assertThat(settings.imageCriteria()).hasSize(2);
    assertThat(settings.imageCriteria().get(0).imageProviders())
        .containsExactly("aws-marketplace", "444455556666");
    assertThat(settings.imageCriteria().get(0).creationDateCondition().maximumDaysSinceCreated())
        .isEqualTo(300);
    assertThat(settings.imageCriteria().get(1).imageNames()).containsExactly("golden-*");
    assertThat(aws.ec2In(Acme.PROD, Region.EU_WEST_1).getAllowedImagesSettings(it -> {}).state())
        .isEqualTo("disabled");
    assertThat(aws.ec2(Region.US_EAST_1).getAllowedImagesSettings(it -> {}).state())
        .isEqualTo("disabled");
  }

  @Test
  void areDisabledAgainWithTheirCriteriaKept() {
    replaceCriteria();
    ec2.enableAllowedImagesSettings(
        it -> it.allowedImagesSettingsState(AllowedImagesSettingsEnabledState.ENABLED));
    ec2.disableAllowedImagesSettings(it -> {});

    assertThat(ec2.getAllowedImagesSettings(it -> {}).state()).isEqualTo("disabled");
    assertThat(ec2.getAllowedImagesSettings(it -> {}).imageCriteria()).hasSize(2);
  }

  @Test
  void aPolicySetsThemInEveryRegion() {
    aws.attached(
        "allowed-amis",
        """
        {"ec2_attributes":{"allowed_images_settings":{"state":{"@@assign":"audit_mode"},\
        "image_criteria":{"criteria_1":{"allowed_image_providers":{"@@assign":["aws_backup_vault"]},\
        "deprecation_time_condition":{"maximum_days_since_deprecated":{"@@assign":"0"}}}}}}}""",
        Acme.ROOT);

    for (Region region : new Region[] {Region.US_EAST_1, Region.EU_WEST_1}) {
      GetAllowedImagesSettingsResponse settings =
          aws.ec2In(Acme.PROD, region).getAllowedImagesSettings(it -> {});
      assertThat(settings.state()).isEqualTo("audit-mode");
      assertThat(settings.managedBy()).isEqualTo(ManagedBy.DECLARATIVE_POLICY);
      assertThat(settings.imageCriteria().get(0).imageProviders())
          .containsExactly("aws-backup-vault");
      assertThat(
              settings
                  .imageCriteria()
                  .get(0)
                  .deprecationTimeCondition()
                  .maximumDaysSinceDeprecated())
          .isZero();
    }
  }

  @Test
  void aPolicyDoesNothingWhileItsTypeIsOff() {
    aws.attached("allowed-amis", Acme.AUDIT, Acme.ROOT);
    Snapshot attached = aws.sandbox.snapshot();

    try (Aws off = Aws.with(attached.withTree(Acme.fresh().tree()))) {
      assertThat(
              off.ec2In(Acme.PROD, Region.US_EAST_1).getAllowedImagesSettings(it -> {}).managedBy())
          .isEqualTo(ManagedBy.ACCOUNT);
    }
  }

  @Test
  void aPolicyTakesThemOutOfTheAccountsHands() {
    aws.attached("allowed-amis", withMessage("Ask the platform team."), Acme.ROOT);

    ThrowingCallable enable =
        () ->
            ec2.enableAllowedImagesSettings(
                it -> it.allowedImagesSettingsState(AllowedImagesSettingsEnabledState.ENABLED));
    assertThat(messageOf(enable)).isEqualTo("Ask the platform team.");
    assertThat(messageOf(() -> ec2.disableAllowedImagesSettings(it -> {})))
        .isEqualTo("Ask the platform team.");
    assertThat(messageOf(this::replaceCriteria)).isEqualTo("Ask the platform team.");
  }

  @Test
  void whatWasThereComesBackWhenThePolicyGoes() {
    replaceCriteria();
    ec2.enableAllowedImagesSettings(
        it -> it.allowedImagesSettingsState(AllowedImagesSettingsEnabledState.ENABLED));
    String policy = aws.attached("allowed-amis", Acme.AUDIT, Acme.ROOT);

    assertThat(ec2.getAllowedImagesSettings(it -> {}).state()).isEqualTo("audit-mode");

    aws.organizations.detachPolicy(it -> it.policyId(policy).targetId(Acme.ROOT));

    assertThat(ec2.getAllowedImagesSettings(it -> {}).state()).isEqualTo("enabled");
    assertThat(ec2.getAllowedImagesSettings(it -> {}).imageCriteria()).hasSize(2);
  }

  @Test
  void refusesCriteriaThatEc2Refuses() {
    assertThat(codeOfReplacing(ImageCriterionRequest.builder().imageProviders("1111").build()))
        .isEqualTo("InvalidParameterValue");
    assertThat(
            codeOfReplacing(
                ImageCriterionRequest.builder()
                    .creationDateCondition(condition -> condition.maximumDaysSinceCreated(-1))
                    .build()))
        .isEqualTo("InvalidParameterValue");
    assertThat(
            codeOfReplacing(
                ImageCriterionRequest.builder().imageProviders("none", "amazon").build()))
        .isEqualTo("InvalidParameterValue");
    assertThat(
            codeOfReplacing(
                Collections.nCopies(
                        11, ImageCriterionRequest.builder().imageProviders("amazon").build())
                    .toArray(ImageCriterionRequest[]::new)))
        .isEqualTo("InvalidParameterValue");
    assertThat(codeOf(() -> ec2.enableAllowedImagesSettings(it -> {})))
        .isEqualTo("InvalidParameterValue");
  }

  @Test
  void aDryRunChangesNothing() {
    assertThat(
            codeOf(
                () ->
                    ec2.enableAllowedImagesSettings(
                        it -> it.allowedImagesSettingsState("enabled").dryRun(true))))
        .isEqualTo("DryRunOperation");
    assertThat(ec2.getAllowedImagesSettings(it -> {}).state()).isEqualTo("disabled");
  }

  @Test
  void listsTheRegionsOfTheInventory() {
    assertThat(ec2.describeRegions().regions())
        .extracting(software.amazon.awssdk.services.ec2.model.Region::regionName)
        .containsExactly("eu-west-1", "us-east-1");
  }

  private void replaceCriteria() {
    ec2.replaceImageCriteriaInAllowedImagesSettings(
        it ->
            it.imageCriteria(
                ImageCriterionRequest.builder()
                    .imageProviders("aws-marketplace", "444455556666")
                    .creationDateCondition(condition -> condition.maximumDaysSinceCreated(300))
                    .build(),
                ImageCriterionRequest.builder()
                    .imageProviders("amazon")
                    .imageNames("golden-*")
                    .build()));
  }

  private String codeOfReplacing(ImageCriterionRequest... criteria) {
    return codeOf(
        () -> ec2.replaceImageCriteriaInAllowedImagesSettings(it -> it.imageCriteria(criteria)));
  }

  private static String codeOf(ThrowingCallable call) {
    return catchThrowableOfType(Ec2Exception.class, call).awsErrorDetails().errorCode();
  }

  private static String messageOf(ThrowingCallable call) {
    return catchThrowableOfType(Ec2Exception.class, call).awsErrorDetails().errorMessage();
  }

  private static String withMessage(String message) {
    return """
        {"ec2_attributes":{"exception_message":{"@@assign":"%s"},\
        "allowed_images_settings":{"state":{"@@assign":"audit_mode"}}}}"""
        .formatted(message);
  }
}
