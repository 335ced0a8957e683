package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PaceTest {
  private static final String AWS = "organizations.us-east-1.amazonaws.com";

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "127.1.2.3", "::1", "[::1]"})
  void sparesThisMachine(String host) {
    assertThat(Pace.of(AwsOptions.of(Map.of())).concerns(host)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {AWS, "vpce-1.organizations.vpce.amazonaws.com", "localhost.example.com"})
  void holdsBackWhatGoesElsewhereAtAwssRates(String host) {
    Pace pace = Pace.of(AwsOptions.of(Map.of()));

    assertThat(pace.concerns(host)).isTrue();
    assertThat(pace.scale()).isEqualTo(1);
  }

  @Test
  void concernsThisMachineTooWhenAsked() {
    Pace pace = asked("aws:0.5");

    assertThat(pace.concerns("127.0.0.1")).isTrue();
    assertThat(pace.scale()).isEqualTo(0.5);
    assertThat(asked("aws")).isEqualTo(new Pace(Pace.Reach.EVERY_ENDPOINT, 1));
  }

  @Test
  void canBeSwitchedOff() {
    assertThat(asked("off").concerns(AWS)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fast", "aws:", "aws:0", "aws:-1", "aws:NaN", "aws:Infinity", "2"})
  void refusesWhatMakesNoSense(String words) {
    assertThatThrownBy(() -> asked(words))
        .isInstanceOf(AmiguardException.class)
        .hasMessage(
            "AMIGUARD_CALL_RATE must be aws, aws:SCALE with a positive number such as aws:0.5, or off, not '%s'",
            words)
        .extracting("kind")
        .isEqualTo(Kind.USAGE);
  }

  private static Pace asked(String words) {
    return Pace.of(AwsOptions.of(Map.of(Pace.VARIABLE, words)));
  }
}
