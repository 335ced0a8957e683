package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class AwsOptionsTest {

  @Test
  void countsAnEmptyVariableAsNotSet() {
    AwsOptions options = AwsOptions.of(Map.of("AWS_PROFILE", " ", "AWS_REGION", "eu-west-1"));

    assertThat(options.variable("AWS_PROFILE")).isEmpty();
    assertThat(options.variable("AWS_CA_BUNDLE")).isEmpty();
    assertThat(options.variable("AWS_REGION")).contains("eu-west-1");
  }
}
