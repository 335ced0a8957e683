package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AwsHttpTest {
  private static final String PLAIN = "http://127.0.0.1:4566";
  private static final String SECURE = "https://vpce.example.com";

  @Test
  void looksForTheProxyOfAws() {
    assertThat(scheme(Optional.empty(), Map.of())).isEqualTo("https");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_ORGANIZATIONS"})
  void looksForTheProxyOfAnEndpointThatAVariableNames(String variable) {
    assertThat(scheme(Optional.empty(), Map.of(variable, PLAIN))).isEqualTo("http");
    assertThat(scheme(Optional.empty(), Map.of(variable, SECURE))).isEqualTo("https");
  }

  @Test
  void takesTheFlagBeforeTheVariablesAndTheServiceBeforeAll() {
    Map<String, String> both =
        Map.of("AWS_ENDPOINT_URL", PLAIN, "AWS_ENDPOINT_URL_ORGANIZATIONS", SECURE);

    assertThat(scheme(Optional.empty(), both)).isEqualTo("https");
    assertThat(scheme(Optional.of(PLAIN), both)).isEqualTo("http");
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage:::", "proxy.example.com:8080", "http://user:S3CR3T@:::"})
  void refusesAProxyThatItWouldOtherwiseGoPast(String proxy) {
    AwsOptions options = AwsOptions.of(Map.of("HTTPS_PROXY", proxy));

    assertThatThrownBy(() -> AwsHttp.client(options))
        .isInstanceOf(AmiguardException.class)
        .hasMessage(
            "HTTPS_PROXY is not the URL of a proxy: write it like http://proxy.example.com:8080, or unset it");
  }

  private static String scheme(Optional<String> flag, Map<String, String> variables) {
    return AwsHttp.scheme(
        new AwsOptions(
            Optional.empty(), Optional.empty(), flag.map(URI::create), variables, Waits.none()));
  }
}
