package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;

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

  private static String scheme(Optional<String> flag, Map<String, String> variables) {
    return AwsHttp.scheme(
        new AwsOptions(
            Optional.empty(), Optional.empty(), flag.map(URI::create), variables, Waits.none()));
  }
}
