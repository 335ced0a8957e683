package io.amiguard.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  private static final ProgressBar BAR = new ProgressBar("Regions of accounts");

  @Test
  void saysThatItIsStartingWhileNothingIsKnown() {
    assertThat(BAR.line(0, 0, Duration.ofSeconds(3)))
        .isEqualTo("[                        ] starting");
  }

  @Test
  void showsTheRateAndTheTimeLeft() {
    assertThat(BAR.line(4_250, 17_000, Duration.ofSeconds(10)))
        .isEqualTo(
            "[######                  ] 4,250 of 17,000 Regions of accounts, 425/s, 30 s left");
    assertThat(BAR.line(100, 17_000, Duration.ofSeconds(1))).endsWith(", 100/s, 2 min 49 s left");
    assertThat(BAR.line(100, 850_000, Duration.ofSeconds(1))).endsWith(", 100/s, 2 h 21 min left");
  }

  @Test
  void isFullWhenMoreIsDoneThanWasExpected() {
    assertThat(BAR.line(20, 10, Duration.ZERO))
        .isEqualTo("[########################] 20 of 20 Regions of accounts");
  }
}
