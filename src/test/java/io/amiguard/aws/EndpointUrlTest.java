package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EndpointUrlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:4566",
        "ftp://127.0.0.1",
        "http:/127.0.0.1",
        "/organizations",
        "garbage"
      })
  void refusesWhatIsNotAnHttpUrl(String url) {
    assertThatThrownBy(() -> EndpointUrl.parse("--endpoint-url", url))
        .isInstanceOf(AmiguardException.class)
        .hasMessage(
            "--endpoint-url '%s' is not an http or https URL; write it like http://127.0.0.1:4566"
                .formatted(url))
        .extracting("kind")
        .isEqualTo(Kind.USAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://a b", "http://[", "%", "http://127.0.0.1:\n4"})
  void refusesWhatIsNoUrlAtAll(String url) {
    assertThatThrownBy(() -> EndpointUrl.parse("--endpoint-url", url))
        .isInstanceOf(AmiguardException.class)
        .message()
        .startsWith("--endpoint-url '")
        .doesNotContainPattern("\\p{Cntrl}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:99999", "http://127.0.0.1:0"})
  void refusesAPortThatDoesNotExist(String url) {
    assertThatThrownBy(() -> EndpointUrl.parse("--endpoint-url", url))
        .isInstanceOf(AmiguardException.class)
        .hasMessageContaining("has a port that does not exist: it is from 1 to 65535");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://user:S3CR3T@127.0.0.1:4566",
        "http://127.0.0.1:4566/?token=S3CR3T",
        "http://127.0.0.1:4566/#S3CR3T",
        "http://user:S3CR3T %@127.0.0.1"
      })
  void refusesAndNeverRepeatsASecret(String url) {
    assertThatThrownBy(() -> EndpointUrl.parse("AWS_ENDPOINT_URL", url))
        .isInstanceOf(AmiguardException.class)
        .message()
        .startsWith("AWS_ENDPOINT_URL holds more than the address of an endpoint")
        .doesNotContain("S3CR3T");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:4566", "https://organizations.example.com/aws"})
  void takesTheAddressOfAnEndpoint(String url) {
    assertThat(EndpointUrl.parse("--endpoint-url", url)).isEqualTo(URI.create(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_ORGANIZATIONS", "AWS_ENDPOINT_URL_STS"})
  void namesTheVariableThatIsWrong(String variable) {
    assertThatThrownBy(() -> configured(Map.of(variable, "garbage")))
        .isInstanceOf(AmiguardException.class)
        .hasMessageStartingWith(variable + " 'garbage' is not an http or https URL");
  }

  @Test
  void leavesAVariableAloneThatIsToBeIgnored() {
    assertThatCode(
            () ->
                configured(
                    Map.of(
                        "AWS_ENDPOINT_URL",
                        "garbage",
                        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
                        "true")))
        .doesNotThrowAnyException();
  }

  @Test
  void showsNoSecretThatTheSdkFoundElsewhere() {
    assertThat(EndpointUrl.shown(URI.create("https://user:S3CR3T@example.com:8443/aws?token=T")))
        .isEqualTo("https://example.com:8443/aws");
  }

  private static void configured(Map<String, String> variables) {
    AwsOptions options =
        new AwsOptions(
            Optional.empty(), Optional.empty(), Optional.empty(), variables, Waits.none());
    EndpointUrl.requireConfigured(options, TestClients.PROFILE);
  }
}
