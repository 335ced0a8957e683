package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AwsOptionsTest {

  @ParameterizedTest
  @ValueSource(strings = {"localhost:4566", "ftp://127.0.0.1", "http:/127.0.0.1", "/organizations"})
  void refusesAnEndpointThatIsNotAnHttpUrl(String url) {
    assertThatThrownBy(() -> withEndpoint(url))
        .isInstanceOf(AmiguardException.class)
        .hasMessage(
            "endpoint URL '%s' is not an http or https URL: write it like http://127.0.0.1:4566"
                .formatted(url))
        .extracting("kind")
        .isEqualTo(Kind.USAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:4566", "https://organizations.example.com/aws"})
  void takesAnEndpointThatIs(String url) {
    assertThat(withEndpoint(url).endpointUrl()).contains(URI.create(url));
  }

  @Test
  void countsAnEmptyVariableAsNotSet() {
    AwsOptions options = AwsOptions.of(Map.of("AWS_PROFILE", " ", "AWS_REGION", "eu-west-1"));

    assertThat(options.variable("AWS_PROFILE")).isEmpty();
    assertThat(options.variable("AWS_CA_BUNDLE")).isEmpty();
    assertThat(options.variable("AWS_REGION")).contains("eu-west-1");
  }

  private static AwsOptions withEndpoint(String url) {
    return new AwsOptions(
        Optional.empty(), Optional.empty(), Optional.of(URI.create(url)), Map.of(), Waits.none());
  }
}
