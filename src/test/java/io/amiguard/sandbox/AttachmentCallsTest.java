package io.amiguard.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static software.amazon.awssdk.services.organizations.model.ConstraintViolationExceptionReason.MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.organizations.model.ConstraintViolationException;
import software.amazon.awssdk.services.organizations.model.DuplicatePolicyAttachmentException;
import software.amazon.awssdk.services.organizations.model.InvalidInputException;
import software.amazon.awssdk.services.organizations.model.OrganizationsException;
import software.amazon.awssdk.services.organizations.model.PolicyInUseException;
import software.amazon.awssdk.services.organizations.model.PolicyNotAttachedException;
import software.amazon.awssdk.services.organizations.model.PolicyNotFoundException;
import software.amazon.awssdk.services.organizations.model.PolicySummary;
import software.amazon.awssdk.services.organizations.model.PolicyTargetSummary;
import software.amazon.awssdk.services.organizations.model.PolicyType;
import software.amazon.awssdk.services.organizations.model.PolicyTypeNotEnabledException;
import software.amazon.awssdk.services.organizations.model.TargetNotFoundException;

class AttachmentCallsTest {
  private Aws aws = Aws.with(Acme.enabled());

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void wantsThePolicyTypeBeforeAnAttachment() {
    aws.close();
    aws = Aws.with(Acme.fresh());
    String policy = aws.created("allowed-amis", Acme.AUDIT);

    assertThatThrownBy(() -> attach(policy, Acme.ROOT))
        .isInstanceOf(PolicyTypeNotEnabledException.class);
  }

  @Test
  void attachesOnceAndDetachesOnce() {
    String policy = aws.attached("allowed-amis", Acme.AUDIT, Acme.ROOT, Acme.PROD);

    assertThat(targets(policy)).containsExactlyInAnyOrder(Acme.ROOT, Acme.PROD);
    assertThatThrownBy(() -> attach(policy, Acme.ROOT))
        .isInstanceOf(DuplicatePolicyAttachmentException.class);

    detach(policy, Acme.ROOT);

    assertThatThrownBy(() -> detach(policy, Acme.ROOT))
        .isInstanceOf(PolicyNotAttachedException.class);
    assertThat(targets(policy)).containsExactly(Acme.PROD);
  }

  @Test
  void listsOnlyThePoliciesThatAreAttachedDirectly() {
    aws.attached("at-root", Acme.AUDIT, Acme.ROOT);
    String direct = aws.attached("at-account", Acme.ENABLED, Acme.PROD);

    assertThat(
            aws.organizations
                .listPoliciesForTarget(
                    it -> it.targetId(Acme.PROD).filter(PolicyType.DECLARATIVE_POLICY_EC2))
                .policies())
        .extracting(PolicySummary::id)
        .containsExactly(direct);
  }

  @Test
  void attachesTenPoliciesToOneTarget() {
    for (int number = 1; number <= 10; number++) {
      aws.attached("policy-" + number, Acme.ENABLED, Acme.PROD);
    }
    String eleventh = aws.created("policy-11", Acme.ENABLED);

    assertThatThrownBy(() -> attach(eleventh, Acme.PROD))
        .isInstanceOfSatisfying(
            ConstraintViolationException.class,
            refusal ->
                assertThat(refusal.reason()).isEqualTo(MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED));
  }

  @Test
  void deletesOnlyWhatIsDetached() {
    String policy = aws.attached("allowed-amis", Acme.AUDIT, Acme.ROOT);

    assertThatThrownBy(() -> aws.organizations.deletePolicy(it -> it.policyId(policy)))
        .isInstanceOf(PolicyInUseException.class);

    detach(policy, Acme.ROOT);
    aws.organizations.deletePolicy(it -> it.policyId(policy));

    assertThatThrownBy(() -> aws.organizations.describePolicy(it -> it.policyId(policy)))
        .isInstanceOf(PolicyNotFoundException.class);
    assertThat(aws.sandbox.snapshot().policies()).isEmpty();
  }

  @Test
  void saysWhatIsWrongWithIds() {
    String policy = aws.created("allowed-amis", Acme.AUDIT);

    assertThatThrownBy(() -> attach(policy, "999999999999"))
        .isInstanceOf(TargetNotFoundException.class);
    assertThat(invalid(() -> attach(policy, "99999"))).isEqualTo("INVALID_PATTERN_TARGET_ID");
    assertThat(invalid(() -> attach("allowed-amis", Acme.ROOT)))
        .isEqualTo("INVALID_SYNTAX_POLICY_ID");
    assertThatThrownBy(() -> attach("p-99999999", Acme.ROOT))
        .isInstanceOf(PolicyNotFoundException.class);
  }

  @Test
  void errorsLookLikeThoseOfAws() {
    OrganizationsException refusal =
        catchThrowableOfType(PolicyNotFoundException.class, () -> attach("p-99999999", Acme.ROOT));

    assertThat(refusal.statusCode()).isEqualTo(400);
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("PolicyNotFoundException");
    assertThat(refusal.awsErrorDetails().errorMessage())
        .isEqualTo("You specified a policy that doesn't exist.");
    assertThat(refusal.requestId()).matches("[0-9a-f-]{36}");
  }

  private void attach(String policy, String target) {
    aws.organizations.attachPolicy(it -> it.policyId(policy).targetId(target));
  }

  private void detach(String policy, String target) {
    aws.organizations.detachPolicy(it -> it.policyId(policy).targetId(target));
  }

  private List<String> targets(String policy) {
    return aws.organizations.listTargetsForPolicy(it -> it.policyId(policy)).targets().stream()
        .map(PolicyTargetSummary::targetId)
        .toList();
  }

  private static String invalid(ThrowingCallable call) {
    return catchThrowableOfType(InvalidInputException.class, call).reasonAsString();
  }
}
