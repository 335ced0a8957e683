package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What AWS answers to a caller that it does not know, or that may not do this. */
final class CredentialErrorsTest {
  private final RefusedAttachment attachment = new RefusedAttachment();

  @Test
  void namesThePermissionAndTheCallerThatIsDenied() {
    assertThat(
            attachment.refused(
                "AccessDeniedException",
                "User: arn:aws:sts::111111111111:assumed-role/Ops/ann is not authorized to perform: organizations:AttachPolicy on resource: arn:aws:organizations::111111111111:policy/o-acme000001/declarative_policy_ec2/p-11111111 because no identity-based policy allows the organizations:AttachPolicy action"))
        .isEqualTo(
            "AWS denies organizations:AttachPolicy for policy allowed-amis (p-11111111) at r-acme to arn:aws:sts::111111111111:assumed-role/Ops/ann because no identity-based policy allows the organizations:AttachPolicy action: grant it to this caller, or use the management account or a delegated administrator");
  }

  @Test
  void namesThePermissionThatAwsNamesIfItIsAnotherOne() {
    attachment.http.refuse(
        "CreatePolicy",
        "AccessDeniedException",
        "User: arn:aws:iam::111111111111:user/ann is not authorized to perform: organizations:TagResource with an explicit deny in a service control policy");

    assertThat(attachment.create())
        .isEqualTo(
            "AWS denies organizations:TagResource for policy allowed-amis to arn:aws:iam::111111111111:user/ann with an explicit deny in a service control policy: grant it to this caller, or use the management account or a delegated administrator");
  }

  @Test
  void saysWhenTheAccountIsNotTheManagementAccount() {
    assertThat(
            attachment.refused(
                "AccessDeniedException", "You don't have permissions to access this resource."))
        .isEqualTo(
            "AWS denies organizations:AttachPolicy for policy allowed-amis (p-11111111) at r-acme: this account is neither the management account of the organization nor a delegated administrator who may do this; use credentials of the management account");
  }

  @Test
  void saysWhenTheAccountIsInNoOrganization() {
    assertThat(
            attachment.refused(
                "AWSOrganizationsNotInUseException", "Your account is not a member."))
        .isEqualTo(
            "this account is not part of an organization (organizations:AttachPolicy): use credentials of the organization's management account");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ExpiredTokenException", "ExpiredToken"})
  void saysWhenCredentialsHaveExpired(String code) {
    assertThat(attachment.refused(code, "The security token included in the request is expired"))
        .isEqualTo(
            "the AWS credentials have expired (organizations:AttachPolicy): sign in again, with 'aws sso login' if you use SSO");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UnrecognizedClientException", "InvalidClientTokenId"})
  void saysWhenAwsDoesNotKnowTheAccessKey(String code) {
    assertThat(attachment.refused(code, "The security token included in the request is invalid."))
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
    attachment.http.refuse(
        "AttachPolicy",
        code,
        "The Canonical String for this request should have been 'POST / x-amz-security-token:%s Signature=abcd'"
            .formatted(TestClients.SESSION_TOKEN));

    assertThat(attachment.attach())
        .isEqualTo(
            "AWS does not accept the signature of organizations:AttachPolicy (%s): the secret access key is wrong, or the clock of this machine is"
                .formatted(code));
  }
}
