package io.amiguard.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AccessDeniedException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

class StsCallsTest {
  private final Aws aws = Aws.with(Acme.enabled());

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void unknownKeysAreTheManagementAccount() {
    assertThat(aws.sts.getCallerIdentity().account()).isEqualTo(Acme.MANAGEMENT);
    assertThat(aws.sts.getCallerIdentity().arn())
        .isEqualTo("arn:aws:iam::111111111111:user/sandbox");
  }

  @Test
  void anAssumedRoleIsTheMemberAccount() {
    assertThat(aws.stsIn(Acme.PROD).getCallerIdentity().account()).isEqualTo(Acme.PROD);
  }

  @Test
  void anAssumedRoleKeepsTheNameOfItsSession() {
    GetCallerIdentityResponse caller = aws.stsIn(Acme.PROD).getCallerIdentity();

    assertThat(caller.arn())
        .isEqualTo("arn:aws:sts::222222222222:assumed-role/OrganizationAccountAccessRole/amiguard");
    assertThat(caller.userId()).isEqualTo("AROASANDBOX:amiguard");
  }

  @Test
  void credentialsExpireInAnHour() {
    AssumeRoleResponse response =
        assume(aws.sts, "arn:aws:iam::222222222222:role/OrganizationAccountAccessRole", "amiguard");

    assertThat(response.credentials().expiration()).isEqualTo("2026-11-24T13:00:00Z");
    assertThat(response.assumedRoleUser().arn())
        .isEqualTo("arn:aws:sts::222222222222:assumed-role/OrganizationAccountAccessRole/amiguard");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::333333333333:role/OrganizationAccountAccessRole", // closed
        "arn:aws:iam::111111111111:role/OrganizationAccountAccessRole", // management
        "arn:aws:iam::999999999999:role/OrganizationAccountAccessRole", // elsewhere
        "arn:aws:iam::222222222222:role/AWSControlTowerExecution"
      })
  void keepsCallersOutOfOtherAccountsAndRoles(String role) {
    StsException refusal =
        catchThrowableOfType(StsException.class, () -> assume(aws.sts, role, "amiguard"));

    assertThat(refusal.statusCode()).isEqualTo(403);
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
    assertThat(refusal.awsErrorDetails().errorMessage())
        .isEqualTo(
            "User: arn:aws:iam::111111111111:user/sandbox is not authorized to perform:"
                + " sts:AssumeRole on resource: "
                + role);
  }

  @Test
  void aMemberDoesNotGetIntoItsSisters() {
    StsClient member = aws.stsIn(Acme.PROD);

    assertThatThrownBy(
            () ->
                assume(
                    member,
                    "arn:aws:iam::222222222222:role/OrganizationAccountAccessRole",
                    "amiguard"))
        .isInstanceOf(StsException.class)
        .hasMessageContaining("is not authorized to perform: sts:AssumeRole");
  }

  @Test
  void wantsAProperSessionNameAndDuration() {
    String role = "arn:aws:iam::222222222222:role/OrganizationAccountAccessRole";

    assertThat(code(() -> assume(aws.sts, role, "x"))).isEqualTo("ValidationError");
    assertThat(code(() -> assume(aws.sts, "not-an-arn", "amiguard"))).isEqualTo("ValidationError");
    assertThat(
            code(
                () ->
                    aws.sts.assumeRole(
                        it -> it.roleArn(role).roleSessionName("amiguard").durationSeconds(3_601))))
        .isEqualTo("ValidationError");
  }

  @Test
  void aMemberIsRefusedWhatTheManagementAccountMayDo() {
    OrganizationsClient member = aws.organizationsIn(Acme.PROD);

    assertThat(member.describeOrganization().organization().id()).isEqualTo("o-acme000001");
    assertThatThrownBy(member::listAccounts).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> member.createPolicy(Aws.policy("allowed-amis", Acme.AUDIT)))
        .isInstanceOf(AccessDeniedException.class);
  }

  private static AssumeRoleResponse assume(StsClient client, String role, String session) {
    return client.assumeRole(request -> request.roleArn(role).roleSessionName(session));
  }

  private static String code(ThrowingCallable call) {
    return catchThrowableOfType(StsException.class, call).awsErrorDetails().errorCode();
  }
}
