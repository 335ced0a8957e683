package io.amiguard.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static software.amazon.awssdk.services.organizations.model.ConstraintViolationExceptionReason.POLICY_CONTENT_LIMIT_EXCEEDED;
import static software.amazon.awssdk.services.organizations.model.ConstraintViolationExceptionReason.POLICY_NUMBER_LIMIT_EXCEEDED;
import static software.amazon.awssdk.services.organizations.model.ConstraintViolationExceptionReason.POLICY_TYPE_ENABLED_FOR_THIS_SERVICE;
import static software.amazon.awssdk.services.organizations.model.ConstraintViolationExceptionReason.SERVICE_ACCESS_NOT_ENABLED;

import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyName;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.organizations.model.ConstraintViolationException;
import software.amazon.awssdk.services.organizations.model.ConstraintViolationExceptionReason;
import software.amazon.awssdk.services.organizations.model.DuplicatePolicyException;
import software.amazon.awssdk.services.organizations.model.EnabledServicePrincipal;
import software.amazon.awssdk.services.organizations.model.InvalidInputException;
import software.amazon.awssdk.services.organizations.model.Policy;
import software.amazon.awssdk.services.organizations.model.PolicySummary;
import software.amazon.awssdk.services.organizations.model.PolicyTargetSummary;
import software.amazon.awssdk.services.organizations.model.PolicyType;
import software.amazon.awssdk.services.organizations.model.PolicyTypeAlreadyEnabledException;
import software.amazon.awssdk.services.organizations.model.PolicyTypeNotAvailableForOrganizationException;
import software.amazon.awssdk.services.organizations.model.RootNotFoundException;
import software.amazon.awssdk.services.organizations.model.Tag;

class PolicyCallsTest {
  private Aws aws = Aws.with(Acme.enabled());

  @AfterEach
  void stop() {
    aws.close();
  }

  private void startFresh() {
    aws.close();
    aws = Aws.with(Acme.fresh());
  }

  @Test
  void wantsTrustedAccessBeforeThePolicyType() {
    startFresh();

    assertThat(reason(this::enableType)).isEqualTo(SERVICE_ACCESS_NOT_ENABLED);

    aws.organizations.enableAWSServiceAccess(it -> it.servicePrincipal("ec2.amazonaws.com"));
    enableType();

    assertThat(aws.organizations.listAWSServiceAccessForOrganization().enabledServicePrincipals())
        .extracting(EnabledServicePrincipal::servicePrincipal)
        .containsExactly("ec2.amazonaws.com");
    assertThatThrownBy(this::enableType).isInstanceOf(PolicyTypeAlreadyEnabledException.class);
  }

  @Test
  void keepsTrustedAccessWhileThePolicyTypeIsOn() {
    assertThat(
            reason(
                () ->
                    aws.organizations.disableAWSServiceAccess(
                        it -> it.servicePrincipal("ec2.amazonaws.com"))))
        .isEqualTo(POLICY_TYPE_ENABLED_FOR_THIS_SERVICE);
  }

  @Test
  void disablingTheTypeDetachesItsPoliciesAndKeepsThem() {
    String policy = aws.attached("allowed-amis", Acme.AUDIT, Acme.ROOT);

    aws.organizations.disablePolicyType(
        it -> it.rootId(Acme.ROOT).policyType(PolicyType.DECLARATIVE_POLICY_EC2));

    assertThat(targets(policy)).isEmpty();
    assertThat(aws.organizations.describePolicy(it -> it.policyId(policy)).policy().content())
        .isEqualTo(Acme.AUDIT);
  }

  @Test
  void refusesRootsAndTypesThatItDoesNotHave() {
    assertThatThrownBy(
            () ->
                aws.organizations.enablePolicyType(
                    it -> it.rootId("r-none").policyType(PolicyType.DECLARATIVE_POLICY_EC2)))
        .isInstanceOf(RootNotFoundException.class);
    assertThatThrownBy(
            () ->
                aws.organizations.enablePolicyType(
                    it -> it.rootId(Acme.ROOT).policyType(PolicyType.TAG_POLICY)))
        .isInstanceOf(PolicyTypeNotAvailableForOrganizationException.class);
    assertThat(invalid(() -> aws.organizations.listPolicies(it -> it.filter("EC2_POLICY"))))
        .isEqualTo("INVALID_ENUM:POLICY_TYPE");
  }

  @Test
  void createsAPolicyWithTags() {
    PolicySummary created =
        aws.organizations
            .createPolicy(
                Aws.policy("allowed-amis", Acme.AUDIT).toBuilder()
                    .tags(Tag.builder().key("amiguard:managed").value("true").build())
                    .build())
            .policy()
            .policySummary();

    assertThat(created.id()).matches("p-[0-9a-f]{10}");
    assertThat(created.arn())
        .isEqualTo(
            "arn:aws:organizations::111111111111:policy/o-acme000001/declarative_policy_ec2/"
                + created.id());
    assertThat(aws.sandbox.snapshot().policies().get(0).isManaged()).isTrue();
    assertThat(
            aws.organizations
                .listPolicies(it -> it.filter(PolicyType.DECLARATIVE_POLICY_EC2))
                .policies())
        .containsExactly(created);
  }

  @Test
  void wantsEachNameOnce() {
    aws.created("allowed-amis", Acme.AUDIT);
    String other = aws.created("other", Acme.AUDIT);

    assertThatThrownBy(() -> aws.created("allowed-amis", Acme.AUDIT))
        .isInstanceOf(DuplicatePolicyException.class);
    assertThatThrownBy(
            () -> aws.organizations.updatePolicy(it -> it.policyId(other).name("allowed-amis")))
        .isInstanceOf(DuplicatePolicyException.class);
  }

  @Test
  void countsTheCharactersAsSent() {
    String padding = " ".repeat(PolicyDocument.MAX_CHARACTERS - Acme.AUDIT.length());

    aws.created("exactly-full", Acme.AUDIT + padding);

    assertThat(reason(() -> aws.created("too-long", Acme.AUDIT + padding + " ")))
        .isEqualTo(POLICY_CONTENT_LIMIT_EXCEEDED);
  }

  @Test
  void wantsNamesAndDescriptionsOfTheRightLength() {
    assertThat(invalid(() -> aws.created("", Acme.AUDIT))).isEqualTo("MIN_LENGTH_EXCEEDED:NAME");
    assertThat(invalid(() -> aws.created("a".repeat(129), Acme.AUDIT)))
        .isEqualTo("MAX_LENGTH_EXCEEDED:NAME");
    assertThat(
            invalid(
                () ->
                    aws.organizations.createPolicy(
                        Aws.policy("allowed-amis", Acme.AUDIT).toBuilder()
                            .description("a".repeat(513))
                            .build())))
        .isEqualTo("MAX_LENGTH_EXCEEDED:DESCRIPTION");
    assertThat(
            invalid(
                () ->
                    aws.organizations.createPolicy(
                        Aws.policy("allowed-amis", Acme.AUDIT).toBuilder()
                            .description(null)
                            .build())))
        .isEqualTo("INPUT_REQUIRED:DESCRIPTION");
  }

  @Test
  void holdsAThousandPolicies() {
    List<DeclarativePolicy> policies =
        IntStream.range(0, 1_000)
            .mapToObj(
                number ->
                    new DeclarativePolicy(
                        new PolicyId("p-%08d".formatted(number)),
                        new PolicyName("policy-" + number),
                        "",
                        Map.of(),
                        PolicyDocument.parse(Acme.ENABLED),
                        List.of()))
            .toList();
    aws.close();
    aws = Aws.with(Acme.enabled().withPolicies(policies));

    assertThat(reason(() -> aws.created("one-too-many", Acme.AUDIT)))
        .isEqualTo(POLICY_NUMBER_LIMIT_EXCEEDED);
  }

  @Test
  void updatesOnlyWhatIsGiven() {
    String policy = aws.created("allowed-amis", Acme.AUDIT);

    Policy updated =
        aws.organizations.updatePolicy(it -> it.policyId(policy).content(Acme.ENABLED)).policy();

    assertThat(updated.content()).isEqualTo(Acme.ENABLED);
    assertThat(updated.policySummary().name()).isEqualTo("allowed-amis");
    assertThat(updated.policySummary().description()).isEqualTo("AMIs our accounts may launch");
  }

  private void enableType() {
    aws.organizations.enablePolicyType(
        it -> it.rootId(Acme.ROOT).policyType(PolicyType.DECLARATIVE_POLICY_EC2));
  }

  private List<String> targets(String policy) {
    return aws.organizations.listTargetsForPolicy(it -> it.policyId(policy)).targets().stream()
        .map(PolicyTargetSummary::targetId)
        .toList();
  }

  private static ConstraintViolationExceptionReason reason(ThrowingCallable call) {
    return catchThrowableOfType(ConstraintViolationException.class, call).reason();
  }

  private static String invalid(ThrowingCallable call) {
    return catchThrowableOfType(InvalidInputException.class, call).reasonAsString();
  }
}
