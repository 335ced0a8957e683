package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyName;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServiceErrorsTest {
  private static final String EVIDENCE =
      "HTTP 400, request id 11111111-2222-3333-4444-555555555555";

  private final ScriptedHttp http = new ScriptedHttp();
  private final AwsClients clients = TestClients.over(http);

  @Test
  void namesThePermissionAndTheCallerThatIsDenied() {
    assertThat(
            refused(
                "AccessDeniedException",
                "User: arn:aws:sts::111111111111:assumed-role/Ops/ann is not authorized to perform: organizations:AttachPolicy on resource: arn:aws:organizations::111111111111:policy/o-acme000001/declarative_policy_ec2/p-11111111 because no identity-based policy allows the organizations:AttachPolicy action"))
        .isEqualTo(
            "AWS denies organizations:AttachPolicy for policy allowed-amis (p-11111111) at r-acme to arn:aws:sts::111111111111:assumed-role/Ops/ann because no identity-based policy allows the organizations:AttachPolicy action: grant it to this caller, or use the management account or a delegated administrator");
  }

  @Test
  void namesThePermissionThatAwsNamesIfItIsAnotherOne() {
    http.refuse(
        "CreatePolicy",
        "AccessDeniedException",
        "User: arn:aws:iam::111111111111:user/ann is not authorized to perform: organizations:TagResource with an explicit deny in a service control policy");

    assertThatThrownBy(
            () ->
                new AwsPolicyWriter(clients)
                    .create(
                        new PolicyName("allowed-amis"),
                        "AMIs",
                        PolicyDocument.parse("{\"ec2_attributes\": {}}"),
                        Map.of("amiguard:managed", "true")))
        .hasMessage(
            "AWS denies organizations:TagResource for policy allowed-amis to arn:aws:iam::111111111111:user/ann with an explicit deny in a service control policy: grant it to this caller, or use the management account or a delegated administrator");
  }

  @Test
  void saysWhenTheAccountIsNotTheManagementAccount() {
    assertThat(
            refused("AccessDeniedException", "You don't have permissions to access this resource."))
        .isEqualTo(
            "AWS denies organizations:AttachPolicy for policy allowed-amis (p-11111111) at r-acme: this account is neither the management account of the organization nor a delegated administrator who may do this; use credentials of the management account");
  }

  @Test
  void saysWhenTheAccountIsInNoOrganization() {
    assertThat(refused("AWSOrganizationsNotInUseException", "Your account is not a member."))
        .isEqualTo(
            "this account is not part of an organization (organizations:AttachPolicy): use credentials of the organization's management account");
  }

  @Test
  void saysWhenTheOrganizationHasNotAllFeatures() {
    String line =
        "the organization has consolidated billing only, and declarative policies need all features: enable them in the AWS Organizations console, under Settings (organizations:AttachPolicy)";

    assertThat(refused("PolicyTypeNotAvailableForOrganizationException", "Not available."))
        .isEqualTo(line);
    assertThat(refusedFor("ORGANIZATION_NOT_IN_ALL_FEATURES_MODE")).isEqualTo(line);
  }

  @Test
  void saysWhichLimitIsReachedAndWhatToDo() {
    String start =
        "AWS refuses organizations:AttachPolicy for policy allowed-amis (p-11111111) at r-acme: ConstraintViolationException ";

    assertThat(refusedFor("MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED"))
        .isEqualTo(
            start
                + "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED, "
                + EVIDENCE
                + ": detach another declarative policy from this target; ten is the limit");
    assertThat(refusedFor("POLICY_CONTENT_LIMIT_EXCEEDED"))
        .isEqualTo(
            start
                + "POLICY_CONTENT_LIMIT_EXCEEDED, "
                + EVIDENCE
                + ": shorten the policy or split it; 10,000 characters is the limit");
    assertThat(refusedFor("POLICY_NUMBER_LIMIT_EXCEEDED"))
        .endsWith(": delete policies that nobody needs");
    assertThat(refusedFor("SERVICE_ACCESS_NOT_ENABLED"))
        .endsWith(": enable trusted access for ec2.amazonaws.com first");
    assertThat(refusedFor("A_REASON:OF_TOMORROW"))
        .isEqualTo(
            start
                + "A_REASON:OF_TOMORROW, "
                + EVIDENCE
                + ": see this reason in the Organizations API Reference");
  }

  @Test
  void readsTheReasonOfInvalidInputAsText() {
    http.answer(
        "AttachPolicy",
        400,
        """
        {"__type": "InvalidInputException", "Message": "You specified an invalid value.",
         "Reason": "INVALID_ENUM:POLICY_TYPE"}""");

    assertThat(attach())
        .isEqualTo(
            "AWS refuses organizations:AttachPolicy for policy allowed-amis (p-11111111) at r-acme: You specified an invalid value (InvalidInputException INVALID_ENUM:POLICY_TYPE, "
                + EVIDENCE
                + ")");
  }

  @Test
  void saysWhenTheDocumentIsMalformed() {
    http.refuse(
        "CreatePolicy",
        "MalformedPolicyDocumentException",
        "The provided policy document does not meet the requirements of the specified policy type.");

    assertThatThrownBy(
            () ->
                new AwsPolicyWriter(clients)
                    .create(
                        new PolicyName("allowed-amis"),
                        "AMIs",
                        PolicyDocument.parse("{\"ec2_attributes\": {}}"),
                        Map.of()))
        .hasMessage(
            "AWS refuses the document of policy allowed-amis (organizations:CreatePolicy) and does not say where the fault is: compare its keys, operators and values with AWS's page 'EC2 policy syntax and examples'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TargetNotFoundException", "PolicyNotFoundException"})
  void saysWhatDoesNotExist(String code) {
    assertThat(refused(code, "We can't find it."))
        .isEqualTo(
            "policy allowed-amis (p-11111111) at r-acme does not exist, or not any more (organizations:AttachPolicy: %s): plan again"
                .formatted(code));
  }

  @Test
  void saysWhenAPolicyToDeleteIsStillAttached() {
    http.refuse("DeletePolicy", "PolicyInUseException", "It is attached.");

    assertThatThrownBy(() -> writer().delete(new PolicyName("allowed-amis")))
        .hasMessage(
            "policy allowed-amis (p-11111111) is still attached somewhere (organizations:DeletePolicy): detach it first");
  }

  @Test
  void saysWhenThePolicyTypeIsNotEnabled() {
    assertThat(refusedToTheEnd("PolicyTypeNotEnabledException"))
        .isEqualTo(
            "declarative policies (DECLARATIVE_POLICY_EC2) are not enabled on the root (organizations:AttachPolicy): plan again, so that enabling them is part of it");
  }

  @Test
  void saysWhenThePartitionDoesNotOfferTheCall() {
    assertThat(refused("UnsupportedAPIEndpointException", "Not here."))
        .isEqualTo(
            "this partition or endpoint does not offer organizations:AttachPolicy: check --region and --endpoint-url");
  }

  @Test
  void saysWhenAwsThrottlesToTheEnd() {
    assertThat(refusedToTheEnd("TooManyRequestsException"))
        .isEqualTo(
            "AWS still throttles organizations:AttachPolicy for policy allowed-amis (p-11111111) at r-acme after 12 attempts: too many calls from all tools in the organization together; run it again in a minute");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ConcurrentModificationException", "PolicyChangesInProgressException"})
  void saysWhenAnotherChangeIsInTheWayToTheEnd(String code) {
    assertThat(refusedToTheEnd(code))
        .isEqualTo(
            "another change of the organization was under way through 12 attempts of organizations:AttachPolicy for policy allowed-amis (p-11111111) at r-acme: run it again in a minute");
  }

  @Test
  void saysWhenAwsFailsToTheEnd() {
    assertThat(refusedToTheEnd("ServiceException"))
        .isEqualTo(
            "AWS failed in 12 attempts of organizations:AttachPolicy for policy allowed-amis (p-11111111) at r-acme (ServiceException, "
                + EVIDENCE
                + "): run it again, and look at the AWS Health Dashboard if it stays");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ExpiredTokenException", "ExpiredToken"})
  void saysWhenCredentialsHaveExpired(String code) {
    assertThat(refused(code, "The security token included in the request is expired"))
        .isEqualTo(
            "the AWS credentials have expired (organizations:AttachPolicy): sign in again, with 'aws sso login' if you use SSO");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UnrecognizedClientException", "InvalidClientTokenId"})
  void saysWhenAwsDoesNotKnowTheAccessKey(String code) {
    assertThat(refused(code, "The security token included in the request is invalid."))
        .isEqualTo(
            "AWS does not know the access key in use (organizations:AttachPolicy): it was deleted or deactivated, or belongs to another partition; check the profile and the AWS_* variables");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SignatureDoesNotMatch",
        "InvalidSignatureException",
        "IncompleteSignatureException",
        "MissingAuthenticationTokenException"
      })
  void neverRepeatsARequestThatAwsEchoes(String code) {
    http.refuse(
        "AttachPolicy",
        code,
        "The Canonical String for this request should have been 'POST / x-amz-security-token:%s Signature=abcd'"
            .formatted(TestClients.SESSION_TOKEN));

    assertThat(attach())
        .isEqualTo(
            "AWS does not accept the signature of organizations:AttachPolicy (%s): the secret access key is wrong, or the clock of this machine is"
                .formatted(code));
  }

  @Test
  void givesCodeMessageAndRequestIdOfAnErrorThatItDoesNotKnow() {
    assertThat(refused("TeapotException", "I am\\na teapot."))
        .isEqualTo(
            "AWS refuses organizations:AttachPolicy for policy allowed-amis (p-11111111) at r-acme: I am a teapot (TeapotException, "
                + EVIDENCE
                + ")");
  }

  @Test
  void copesWithAnAnswerThatIsNotFromAws() {
    http.answer("AttachPolicy", 403, "<html>Blocked by your proxy</html>");

    assertThat(attach())
        .isEqualTo(
            "AWS refuses organizations:AttachPolicy for policy allowed-amis (p-11111111) at r-acme: no reason given (no error code, HTTP 403, request id 11111111-2222-3333-4444-555555555555)");
  }

  @Test
  void failsWithTheKindForAws() {
    http.refuse("AttachPolicy", "TargetNotFoundException", "Not found.");

    assertThatThrownBy(
            () -> writer().attach(new PolicyName("allowed-amis"), new TargetId("r-acme")))
        .isInstanceOf(AmiguardException.class)
        .extracting("kind")
        .isEqualTo(Kind.FAILED);
  }

  private String refused(String code, String message) {
    http.refuse("AttachPolicy", code, message);
    return attach();
  }

  private String refusedFor(String reason) {
    http.answer(
        "AttachPolicy",
        400,
        "{\"__type\": \"ConstraintViolationException\", \"Message\": \"No.\", \"Reason\": \"%s\"}"
            .formatted(reason));
    return attach();
  }

  private String refusedToTheEnd(String code) {
    for (int attempt = 0; attempt < 12; attempt++) {
      http.refuse("AttachPolicy", code, "Later.");
    }
    return attach();
  }

  private String attach() {
    AwsPolicyWriter writer = writer();
    AmiguardException thrown =
        catchThrowableOfType(
            AmiguardException.class,
            () -> writer.attach(new PolicyName("allowed-amis"), new TargetId("r-acme")));
    assertThat(http.left()).isZero();
    return String.valueOf(thrown.getMessage());
  }

  /** Returns a writer that first looks up the id of the policy. */
  private AwsPolicyWriter writer() {
    http.answerFirst(
        "ListPolicies", "{\"Policies\": [{\"Id\": \"p-11111111\", \"Name\": \"allowed-amis\"}]}");
    return new AwsPolicyWriter(clients);
  }
}
