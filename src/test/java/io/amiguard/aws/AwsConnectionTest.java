package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import java.net.ConnectException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.StringInputStream;

final class AwsConnectionTest {
  private static final String FILE =
      """
      [default]
      region = eu-west-1

      [profile china]
      region = cn-north-1

      [profile plain]

      [profile local]
      endpoint_url = http://127.0.0.1:4599
      aws_access_key_id = AKIAIOSFODNN7EXAMPLE
      aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
      """;

  private static final String IDENTITY =
      """
      <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
        <GetCallerIdentityResult>
          <Arn>arn:aws:iam::111111111111:user/ann</Arn>
          <Account>111111111111</Account>
        </GetCallerIdentityResult>
      </GetCallerIdentityResponse>""";

  private final ScriptedHttp http = new ScriptedHttp();

  @ParameterizedTest
  @CsvSource({
    "eu-central-1, organizations.us-east-1.amazonaws.com, us-east-1",
    "us-east-1, organizations.us-east-1.amazonaws.com, us-east-1",
    "cn-north-1, organizations.cn-northwest-1.amazonaws.com.cn, cn-northwest-1",
    "us-gov-east-1, organizations.us-gov-west-1.amazonaws.com, us-gov-west-1"
  })
  void asksOrganizationsOfThePartitionThatTheRegionIsIn(
      String region, String host, String signingRegion) {
    http.answer("ListAWSServiceAccessForOrganization", "{}");

    new AwsOrganizationReader(TestClients.in(Region.of(region), http))
        .hasServiceAccess("ec2.amazonaws.com");

    ScriptedHttp.Request request = http.requests().get(0);
    assertThat(request.http().host()).isEqualTo(host);
    assertThat(request.header("Authorization"))
        .contains("/" + signingRegion + "/organizations/aws4_request");
  }

  @Test
  void asksStsOfTheRegion() {
    http.answer("GetCallerIdentity", IDENTITY);

    AwsCaller caller = AwsCaller.of(TestClients.in(Region.of("cn-north-1"), http));

    assertThat(caller.account()).hasToString("111111111111");
    assertThat(caller.arn()).isEqualTo("arn:aws:iam::111111111111:user/ann");
    assertThat(http.requests().get(0).http().host()).isEqualTo("sts.cn-north-1.amazonaws.com.cn");
  }

  @Test
  void takesTheRegionFromTheFlagThenTheVariablesThenTheProfileThenTheDefault() {
    Map<String, String> both = Map.of("AWS_REGION", "eu-west-2", "AWS_DEFAULT_REGION", "eu-west-3");
    Map<String, String> older = Map.of("AWS_REGION", "", "AWS_DEFAULT_REGION", "eu-west-3");

    assertThat(region(Optional.of("eu-north-1"), both)).isEqualTo("eu-north-1");
    assertThat(region(Optional.empty(), both)).isEqualTo("eu-west-2");
    assertThat(region(Optional.empty(), older)).isEqualTo("eu-west-3");
    assertThat(region(Optional.empty(), Map.of())).isEqualTo("eu-west-1");
    assertThat(region(Optional.empty(), Map.of("AWS_PROFILE", "plain"))).isEqualTo("us-east-1");
  }

  @Test
  void takesTheProfileFromTheFlagBeforeTheVariable() {
    Map<String, String> environment = Map.of("AWS_PROFILE", "plain");

    assertThat(profile(Optional.of("china"), environment).name()).isEqualTo("china");
    assertThat(profile(Optional.empty(), environment).name()).isEqualTo("plain");
    assertThat(profile(Optional.empty(), Map.of()).name()).isEqualTo("default");
  }

  @Test
  void saysWhichProfilesThereAre() {
    assertThatThrownBy(() -> profile(Optional.of("chian"), Map.of()))
        .isInstanceOf(AmiguardException.class)
        .hasMessageStartingWith("AWS profile 'chian' does not exist: looked in ")
        .hasMessageEndingWith(", which hold china, default, local, plain");
  }

  @Test
  void saysWhenThereIsNoProfileAtAll() {
    assertThatThrownBy(
            () ->
                AwsProfile.of(
                    AwsOptions.of(Map.of("AWS_PROFILE", "prod")), AwsProfile.empty().file()))
        .isInstanceOf(AmiguardException.class)
        .hasMessageEndingWith(", which hold no profile at all; run 'aws configure'");
  }

  @Test
  void asksTheEndpointOfTheUserForEverything() {
    AwsConnection connection =
        AwsConnection.ofSandbox(URI.create("http://127.0.0.1:4566"), Waits.none());
    http.answer("ListAWSServiceAccessForOrganization", "{}").answer("GetCallerIdentity", IDENTITY);

    try (AwsClients clients = new AwsClients(connection, http)) {
      new AwsOrganizationReader(clients).hasServiceAccess("ec2.amazonaws.com");
      AwsCaller.of(clients);
    }

    assertThat(http.requests())
        .extracting(request -> request.http().getUri().getAuthority())
        .containsOnly("127.0.0.1:4566");
  }

  @Test
  void asksTheEndpointThatTheProfileNames() {
    AwsOptions options =
        new AwsOptions(
            Optional.of("local"), Optional.empty(), Optional.empty(), Map.of(), Waits.none());
    for (int attempt = 0; attempt < 12; attempt++) {
      http.breakOff("ListAWSServiceAccessForOrganization", new ConnectException("refused"));
    }

    try (AwsClients clients = new AwsClients(AwsConnection.of(options, file()), http)) {
      assertThatThrownBy(
              () -> new AwsOrganizationReader(clients).hasServiceAccess("ec2.amazonaws.com"))
          .hasMessageStartingWith("cannot connect to http://127.0.0.1:4599 ");
    }
    assertThat(http.requests().get(0).http().port()).isEqualTo(4599);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Frankfurt", "eu west 1", "us-east-1a"})
  void refusesARegionThatCannotBeOne(String region) {
    assertThatThrownBy(() -> region(Optional.of(region), Map.of()))
        .isInstanceOf(AmiguardException.class)
        .hasMessage(
            "'%s' is not an AWS Region: write it like eu-west-1 (--region, AWS_REGION or the profile)"
                .formatted(region));
  }

  @Test
  void saysWhenTheAwsFilesCannotBeUnderstood() {
    assertThatThrownBy(() -> AwsCall.settings(() -> file("[default]\naws_secret_access_key x\n")))
        .isInstanceOf(AmiguardException.class)
        .hasMessage(
            "the AWS settings cannot be used: Expected an '=' sign defining a property on line 2; check ~/.aws/config, ~/.aws/credentials and the AWS_* variables");
  }

  @Test
  void tellsAwsWhoIsCalling() {
    http.answer("ListAWSServiceAccessForOrganization", "{}");

    new AwsOrganizationReader(TestClients.over(http)).hasServiceAccess("ec2.amazonaws.com");

    assertThat(http.requests().get(0).header("User-Agent")).endsWith("amiguard");
  }

  private static String region(Optional<String> flag, Map<String, String> environment) {
    AwsOptions options =
        new AwsOptions(Optional.empty(), flag, Optional.empty(), environment, Waits.none());
    return AwsConnection.of(options, file()).region().id();
  }

  private static AwsProfile profile(Optional<String> flag, Map<String, String> environment) {
    AwsOptions options =
        new AwsOptions(flag, Optional.empty(), Optional.empty(), environment, Waits.none());
    return AwsProfile.of(options, file());
  }

  private static ProfileFile file() {
    return file(FILE);
  }

  private static ProfileFile file(String text) {
    return ProfileFile.builder()
        .content(new StringInputStream(text))
        .type(ProfileFile.Type.CONFIGURATION)
        .build();
  }
}
