package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.utils.StringInputStream;

final class UserCredentialsTest {
  private final ScriptedHttp http = new ScriptedHttp();

  @Test
  void usesTheKeysOfTheProfile() {
    http.answer("ListAWSServiceAccessForOrganization", "{}");

    ask(
        """
        [profile ops]
        aws_access_key_id = AKIAIOSFODNN7EXAMPLE
        aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
        """);

    assertThat(http.requests().get(0).header("Authorization"))
        .startsWith("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/");
  }

  @Test
  void saysWhenTheProfileHoldsNoCredentials() {
    assertThatThrownBy(() -> ask("[profile ops]\nregion = eu-west-1\n"))
        .isInstanceOf(AmiguardException.class)
        .hasMessage("AWS profile 'ops' holds no credentials: run 'aws configure --profile ops'");
    assertThat(http.requests()).isEmpty();
  }

  @Test
  void saysHowToSignInThroughSso() {
    assertThatThrownBy(
            () ->
                ask(
                    """
                    [profile ops]
                    sso_session = corp
                    sso_account_id = 111111111111
                    sso_role_name = Ops

                    [sso-session corp]
                    sso_region = eu-west-1
                    sso_start_url = https://corp-nobody-signed-in.awsapps.com/start
                    """))
        .isInstanceOf(AmiguardException.class)
        .hasMessage(
            "no credentials from AWS profile 'ops', which signs in through SSO: run 'aws sso login --profile ops'");
  }

  @Test
  void neverRepeatsWhatACredentialProcessPrints() {
    assertThatThrownBy(
            () ->
                ask(
                    """
                    [profile ops]
                    credential_process = sh -c "echo hunter2 >&2; exit 3"
                    """))
        .isInstanceOf(AmiguardException.class)
        .hasMessage(
            "the credential_process of AWS profile 'ops' failed: run it by hand to see why");
  }

  @Test
  void saysWhenTheRoleOfAProfileCannotBeAssumed() {
    assertThatThrownBy(
            () ->
                ask(
                    """
                    [profile ops]
                    role_arn = arn:aws:iam::111111111111:role/Ops
                    source_profile = empty

                    [profile empty]
                    region = eu-west-1
                    """))
        .isInstanceOf(AmiguardException.class)
        .hasMessage(
            "cannot assume the role of AWS profile 'ops': check role_arn, and the credentials it starts from (source_profile or credential_source)");
  }

  @Test
  void saysWhereItLookedWhenThereAreNoCredentials() {
    UserCredentials credentials =
        new UserCredentials(
            AwsProfile.empty(),
            () -> {
              throw SdkClientException.create("Unable to load credentials: AKIA…");
            });

    assertThatThrownBy(credentials::resolveCredentials)
        .isInstanceOf(AmiguardException.class)
        .hasMessage(
            "no AWS credentials found: looked at AWS_ACCESS_KEY_ID and AWS_WEB_IDENTITY_TOKEN_FILE, profile 'default', container and instance metadata; run 'aws configure' or 'aws sso login', or name a profile with --profile");
  }

  @Test
  void saysHowToSignInWithTheConsole() {
    assertThatThrownBy(
            () ->
                ask(
                    """
                    [profile ops]
                    login_session = arn:aws:iam::111111111111:user/ann
                    """))
        .isInstanceOf(AmiguardException.class)
        .hasMessage("no credentials from AWS profile 'ops': run 'aws login --profile ops'");
  }

  @ParameterizedTest
  @CsvSource({
    "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY",
    "AWS_SECRET_ACCESS_KEY, AWS_ACCESS_KEY_ID"
  })
  void refusesHalfAKeyInTheEnvironmentRatherThanAnotherIdentity(String set, String missing) {
    assertThatThrownBy(
            () ->
                UserCredentials.of(
                    AwsProfile.empty(), AwsOptions.of(Map.of(set, "AKIAIOSFODNN7EXAMPLE"))))
        .isInstanceOf(AmiguardException.class)
        .hasMessage("%s is set but %s is not; set both, or neither".formatted(set, missing));
  }

  @ParameterizedTest
  @CsvSource({
    "aws_access_key_id, aws_secret_access_key",
    "aws_secret_access_key, aws_access_key_id"
  })
  void namesTheHalfThatAProfileLacks(String has, String lacks) {
    assertThatThrownBy(() -> ask("[profile ops]\n%s = AKIAIOSFODNN7EXAMPLE\n".formatted(has)))
        .isInstanceOf(AmiguardException.class)
        .hasMessage(
            "AWS profile 'ops' has %s but no %s: run 'aws configure --profile ops'"
                .formatted(has, lacks));
  }

  @ParameterizedTest
  @CsvSource({
    "AWS_ACCESS_KEY_ID, access key id",
    "AWS_SECRET_ACCESS_KEY, secret access key",
    "AWS_SESSION_TOKEN, session token"
  })
  void refusesABrokenCredentialWithoutRepeatingIt(String variable, String what) {
    Map<String, String> variables = new HashMap<>();
    variables.put("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
    variables.put("AWS_SECRET_ACCESS_KEY", TestClients.SECRET_KEY);
    variables.put("AWS_SESSION_TOKEN", TestClients.SESSION_TOKEN);
    variables.put(variable, "TOKENSECRET456\nx");
    UserCredentials credentials = UserCredentials.of(TestClients.PROFILE, AwsOptions.of(variables));

    assertThatThrownBy(credentials::resolveCredentials)
        .isInstanceOf(AmiguardException.class)
        .message()
        .startsWith("the AWS " + what + " in use")
        .doesNotContain("TOKENSECRET456");
  }

  private void ask(String file) {
    AwsOptions options =
        new AwsOptions(
            Optional.of("ops"), Optional.empty(), Optional.empty(), Map.of(), Waits.none());
    ProfileFile profiles =
        ProfileFile.builder()
            .content(new StringInputStream(file))
            .type(ProfileFile.Type.CONFIGURATION)
            .build();
    try (AwsClients clients = new AwsClients(AwsConnection.of(options, profiles), http)) {
      new AwsOrganizationReader(clients).hasServiceAccess("ec2.amazonaws.com");
    }
  }
}
