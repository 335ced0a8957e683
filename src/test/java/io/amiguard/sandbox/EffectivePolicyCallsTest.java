package io.amiguard.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AccessDeniedException;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.AccountNotFoundException;
import software.amazon.awssdk.services.organizations.model.EffectivePolicyNotFoundException;
import software.amazon.awssdk.services.organizations.model.EffectivePolicyType;
import software.amazon.awssdk.services.organizations.model.EffectivePolicyValidationError;
import software.amazon.awssdk.services.organizations.model.InvalidInputException;
import software.amazon.awssdk.services.organizations.model.TargetNotFoundException;

class EffectivePolicyCallsTest {
  private Aws aws = Aws.with(Acme.enabled());

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void isEmptyWhereNothingIsAttached() {
    assertThat(aws.effective(Acme.PROD)).isEqualTo("{}");
  }

  @Test
  void mergesWhatIsAttachedDownThePath() {
    aws.attached("allowed-amis", Acme.AUDIT, Acme.ROOT);
    aws.attached("allowed-amis-enforced", Acme.ENABLED, Acme.WORKLOADS);

    assertThat(aws.effective(Acme.PROD))
        .isEqualTo(
            """
            {"ec2_attributes":{"allowed_images_settings":{"image_criteria":{"criteria_1":{\
            "allowed_image_providers":["amazon","aws_marketplace"]}},"state":"enabled"}}}""");
    assertThat(aws.effective(Acme.MANAGEMENT)).contains("\"state\":\"audit_mode\"");
  }

  @Test
  void theFirstAttachedWinsOnOneTarget() {
    String first = aws.attached("first", Acme.AUDIT, Acme.ROOT);
    aws.attached("second", Acme.ENABLED, Acme.ROOT);

    assertThat(aws.effective(Acme.PROD)).contains("\"state\":\"audit_mode\"");

    aws.organizations.detachPolicy(it -> it.policyId(first).targetId(Acme.ROOT));
    aws.organizations.attachPolicy(it -> it.policyId(first).targetId(Acme.ROOT));

    assertThat(aws.effective(Acme.PROD)).contains("\"state\":\"enabled\"");
  }

  @Test
  void followsAnAccountThatMoves() {
    aws.attached("allowed-amis", Acme.AUDIT, Acme.WORKLOADS);

    aws.organizations.moveAccount(
        it ->
            it.accountId(Acme.PROD).sourceParentId(Acme.PROD_UNIT).destinationParentId(Acme.ROOT));

    assertThat(aws.effective(Acme.PROD)).isEqualTo("{}");
  }

  @Test
  void existsForAccountsOnly() {
    InvalidInputException refusal =
        catchThrowableOfType(InvalidInputException.class, () -> aws.effective(Acme.ROOT));

    assertThat(refusal.reasonAsString()).isEqualTo("TARGET_NOT_SUPPORTED");
    assertThatThrownBy(() -> aws.effective("999999999999"))
        .isInstanceOf(TargetNotFoundException.class);
  }

  @Test
  void isNotFoundWhileTheTypeIsOff() {
    aws.close();
    aws = Aws.with(Acme.fresh());

    assertThatThrownBy(() -> aws.effective(Acme.PROD))
        .isInstanceOf(EffectivePolicyNotFoundException.class);
  }

  @Test
  void aMemberSeesItsOwnAndNoOther() {
    aws.attached("allowed-amis", Acme.AUDIT, Acme.PROD);
    OrganizationsClient member = aws.organizationsIn(Acme.PROD);

    assertThat(
            member
                .describeEffectivePolicy(
                    it -> it.policyType(EffectivePolicyType.DECLARATIVE_POLICY_EC2))
                .effectivePolicy()
                .targetId())
        .isEqualTo(Acme.PROD);
    assertThatThrownBy(
            () ->
                member.describeEffectivePolicy(
                    it ->
                        it.policyType(EffectivePolicyType.DECLARATIVE_POLICY_EC2)
                            .targetId(Acme.MANAGEMENT)))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void anInvalidMergeFreezesTheAccount() {
    aws.attached("many", providers("@@assign", 1), Acme.ROOT);
    String before = aws.effective(Acme.PROD);

    String extra = aws.attached("extra", providers("@@append", 501), Acme.PROD);

    assertThat(aws.effective(Acme.PROD)).isEqualTo(before);
    assertThat(
            aws.organizations
                .listAccountsWithInvalidEffectivePolicy(
                    it -> it.policyType(EffectivePolicyType.DECLARATIVE_POLICY_EC2))
                .accounts())
        .extracting(Account::id)
        .containsExactly(Acme.PROD);

    aws.organizations.detachPolicy(it -> it.policyId(extra).targetId(Acme.PROD));

    assertThat(
            aws.organizations
                .listAccountsWithInvalidEffectivePolicy(
                    it -> it.policyType(EffectivePolicyType.DECLARATIVE_POLICY_EC2))
                .accounts())
        .isEmpty();
  }

  @Test
  void saysWhatIsInvalid() {
    String many = aws.attached("many", providers("@@assign", 1), Acme.ROOT);
    String extra = aws.attached("extra", providers("@@append", 501), Acme.PROD);

    var errors =
        aws.organizations.listEffectivePolicyValidationErrors(
            it -> it.accountId(Acme.PROD).policyType(EffectivePolicyType.DECLARATIVE_POLICY_EC2));

    assertThat(errors.path())
        .isEqualTo("o-acme000001/r-acme/ou-acme-11111111/ou-acme-22222222/222222222222/");
    EffectivePolicyValidationError error = errors.effectivePolicyValidationErrors().get(0);
    assertThat(error.errorCode()).isEqualTo("ELEMENTS_TOO_MANY");
    assertThat(error.pathToError()).endsWith("criteria_1/allowed_image_providers");
    assertThat(error.contributingPolicies()).containsExactlyInAnyOrder(many, extra);
    assertThatThrownBy(
            () ->
                aws.organizations.listEffectivePolicyValidationErrors(
                    it ->
                        it.accountId("999999999999")
                            .policyType(EffectivePolicyType.DECLARATIVE_POLICY_EC2)))
        .isInstanceOf(AccountNotFoundException.class);
  }

  /** Returns a policy with 150 of the 200 providers that a criterion may have. */
  private static String providers(String operator, int first) {
    String accounts =
        IntStream.range(first, first + 150)
            .mapToObj("\"%012d\""::formatted)
            .collect(Collectors.joining(","));
    return """
        {"ec2_attributes":{"allowed_images_settings":{"image_criteria":{"criteria_1":{\
        "allowed_image_providers":{"%s":[%s]}}}}}}"""
        .formatted(operator, accounts);
  }
}
