package io.amiguard.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What would let somebody in is hidden, character by character; all else stays readable. */
final class SensitiveTextTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "Use password=hunter2 for it,Use **************** for it",
        "key AKIAIOSFODNN7EXAMPLE!,key ********************!",
        "at https://jane:hunter2@wiki,at https****************wiki",
        "ghp_abcdefghijklmnopqrstuvwxyz0123456789,****************************************",
      })
  void hidesWhatWouldLetSomebodyIn(String text, String masked) {
    assertThat(SensitiveText.masked(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Ask jane@example.com", "account 210987654321", "See http://wiki.corp/amis"})
  void showsWhatIsOnlyPrivate(String text) {
    assertThat(SensitiveText.masked(text)).isEqualTo(text);
  }

  @Test
  void longTextsCostNoTime() {
    for (String piece :
        List.of("a", "a.", "a@", "@a", "://", "eyJ.", "A1bc", "-", "secret ", "a: b ")) {
      String text = piece.repeat(2_000_000).substring(0, 2_000_000);

      assertTimeoutPreemptively(
          Duration.ofMinutes(1), () -> assertThat(SensitiveText.masked(text)).hasSize(2_000_000));
    }
  }
}
