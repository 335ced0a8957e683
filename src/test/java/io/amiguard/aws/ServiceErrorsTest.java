package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.PolicyName;
import java.net.SocketException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServiceErrorsTest {
  private final RefusedAttachment attachment = new RefusedAttachment();

  @Test
  void saysWhenTheOrganizationHasNotAllFeatures() {
    String line =
        "the organization has consolidated billing only, and declarative policies need all features: enable them in the AWS Organizations console, under Settings (organizations:AttachPolicy)";

    assertThat(
            attachment.refused("PolicyTypeNotAvailableForOrganizationException", "Not available."))
        .isEqualTo(line);
    assertThat(attachment.refusedFor("ORGANIZATION_NOT_IN_ALL_FEATURES_MODE")).isEqualTo(line);
  }

  @Test
  void saysWhichLimitIsReachedAndWhatToDo() {
    String start =
        "AWS refuses organizations:AttachPolicy for policy allowed-amis (p-11111111) at r-acme: ConstraintViolationException ";

    assertThat(attachment.refusedFor("MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED"))
        .isEqualTo(
            start
                + "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED, "
                + RefusedAttachment.EVIDENCE
                + ": detach another declarative policy from this target; ten is the limit");
    assertThat(attachment.refusedFor("POLICY_CONTENT_LIMIT_EXCEEDED"))
        .isEqualTo(
            start
                + "POLICY_CONTENT_LIMIT_EXCEEDED, "
                + RefusedAttachment.EVIDENCE
                + ": shorten the policy or split it; 10,000 characters is the limit");
    assertThat(attachment.refusedFor("POLICY_NUMBER_LIMIT_EXCEEDED"))
        .endsWith(": delete policies that nobody needs");
    assertThat(attachment.refusedFor("SERVICE_ACCESS_NOT_ENABLED"))
        .endsWith(": enable trusted access for ec2.amazonaws.com first");
    assertThat(attachment.refusedFor("A_REASON:OF_TOMORROW"))
        .isEqualTo(
            start
                + "A_REASON:OF_TOMORROW, "
                + RefusedAttachment.EVIDENCE
                + ": see this reason in the Organizations API Reference");
  }

  @Test
  void readsTheReasonOfInvalidInputAsText() {
    attachment.http.answer(
        "AttachPolicy",
        400,
        """
        {"__type": "InvalidInputException", "Message": "You specified an invalid value.",
         "Reason": "INVALID_ENUM:POLICY_TYPE"}""");

    assertThat(attachment.attach())
        .isEqualTo(
            "AWS refuses organizations:AttachPolicy for policy allowed-amis (p-11111111) at r-acme: You specified an invalid value (InvalidInputException INVALID_ENUM:POLICY_TYPE, "
                + RefusedAttachment.EVIDENCE
                + "): look for this code at the call in AWS's API Reference");
  }

  @Test
  void saysWhenTheDocumentIsMalformed() {
    attachment.http.refuse(
        "CreatePolicy",
        "MalformedPolicyDocumentException",
        "The provided policy document does not meet the requirements of the specified policy type.");

    assertThat(attachment.create())
        .isEqualTo(
            "AWS refuses the document of policy allowed-amis (organizations:CreatePolicy) and does not say where the fault is: compare its keys, operators and values with AWS's page 'EC2 policy syntax and examples'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TargetNotFoundException", "PolicyNotFoundException"})
  void saysWhatDoesNotExist(String code) {
    assertThat(attachment.refused(code, "We can't find it."))
        .isEqualTo(
            "policy allowed-amis (p-11111111) at r-acme does not exist, or not any more (organizations:AttachPolicy: %s): plan again"
                .formatted(code));
  }

  @Test
  void saysWhenAPolicyToDeleteIsStillAttached() {
    attachment.http.refuse("DeletePolicy", "PolicyInUseException", "It is attached.");

    assertThatThrownBy(() -> attachment.writer().delete(new PolicyName("allowed-amis")))
        .hasMessage(
            "policy allowed-amis (p-11111111) is still attached somewhere (organizations:DeletePolicy): detach it first");
  }

  @Test
  void saysWhenThePolicyTypeIsNotEnabled() {
    assertThat(attachment.refusedAtEachPoll("PolicyTypeNotEnabledException"))
        .isEqualTo(
            "declarative policies (DECLARATIVE_POLICY_EC2) are not enabled on the root (organizations:AttachPolicy): plan again, so that enabling them is part of it");
  }

  @Test
  void saysWhenThePartitionDoesNotOfferTheCall() {
    assertThat(attachment.refused("UnsupportedAPIEndpointException", "Not here."))
        .isEqualTo(
            "this partition or endpoint does not offer organizations:AttachPolicy: check --region and --endpoint-url");
  }

  @Test
  void saysWhenAwsThrottlesToTheEnd() {
    assertThat(attachment.refusedToTheEnd("TooManyRequestsException"))
        .isEqualTo(
            "AWS still throttles organizations:AttachPolicy for policy allowed-amis (p-11111111) at r-acme after 12 attempts: too many calls from all tools in the organization together; run it again in a minute");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ConcurrentModificationException", "PolicyChangesInProgressException"})
  void saysWhenAnotherChangeIsInTheWayToTheEnd(String code) {
    assertThat(attachment.refusedToTheEnd(code))
        .isEqualTo(
            "another change of the organization was under way through 12 attempts of organizations:AttachPolicy for policy allowed-amis (p-11111111) at r-acme: run it again in a minute");
  }

  @Test
  void saysWhenAwsFailsToTheEnd() {
    assertThat(attachment.refusedToTheEnd("ServiceException"))
        .isEqualTo(
            "AWS failed in 12 attempts of organizations:AttachPolicy for policy allowed-amis (p-11111111) at r-acme (ServiceException, "
                + RefusedAttachment.EVIDENCE
                + "): run it again, and look at the AWS Health Dashboard if it stays");
  }

  @Test
  void givesCodeMessageAndRequestIdOfAnErrorThatItDoesNotKnow() {
    assertThat(attachment.refused("TeapotException", "I am\\na teapot."))
        .isEqualTo(
            "AWS refuses organizations:AttachPolicy for policy allowed-amis (p-11111111) at r-acme: I am a teapot (TeapotException, "
                + RefusedAttachment.EVIDENCE
                + "): look for this code at the call in AWS's API Reference");
  }

  @Test
  void copesWithAnAnswerThatIsNotFromAws() {
    attachment.http.answer("AttachPolicy", 403, "<html>Blocked by your proxy</html>");

    assertThat(attachment.attach())
        .isEqualTo(
            "https://organizations.us-east-1.amazonaws.com answered organizations:AttachPolicy with HTTP 403 and not as AWS does; check --endpoint-url and the proxy");
  }

  @Test
  void copesWithARedirection() {
    attachment.http.answer("AttachPolicy", 302, "");

    assertThat(attachment.attach()).contains("with HTTP 302 and not as AWS does");
  }

  @Test
  void keepsAnErrorCodeOnItsLineAndOffTheTerminal() {
    assertThat(attachment.refused("x\\n error fake \\u001b[2J\\u202e", "\\u009b31m"))
        .doesNotContainPattern("[\\p{Cc}\\x{202e}]")
        .contains("x error fake");
  }

  @Test
  void knowsThatACallWhichWasRefusedTheFirstTimeDidNothing() {
    attachment.http.refuse("AttachPolicy", "TargetNotFoundException", "Not found.");

    assertThat(kindOfRefusal()).isEqualTo(Kind.DENIED);
  }

  /** The answer to the first attempt may have been lost after AWS had done what it asked for. */
  @Test
  void doesNotKnowItOfACallThatWasRepeated() {
    attachment
        .http
        .breakOff("AttachPolicy", new SocketException("Connection reset"))
        .refuse("AttachPolicy", "AccessDeniedException", "Not any more.");

    assertThat(kindOfRefusal()).isEqualTo(Kind.FAILED);
  }

  private Object kindOfRefusal() {
    return catchThrowableOfType(
            AmiguardException.class,
            () ->
                attachment.writer().attach(new PolicyName("allowed-amis"), new TargetId("r-acme")))
        .kind();
  }
}
