package io.amiguard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SpellingTest {
  private static final List<String> KNOWN =
      List.of("name", "targets", "state", "criteria", "exception_message", "image_names");

  @ParameterizedTest
  @CsvSource({
    "naem, name",
    "Name, name",
    "target, targets",
    "citeria, criteria",
    "exceptionMessage, exception_message",
    "exception-message, exception_message",
    "message, exception_message",
    "my_image_names, image_names"
  })
  void findsTheWordThatWasMeant(String word, String meant) {
    assertThat(Spelling.nearest(word, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "rollout", "limits", "adopt", "na"})
  void findsNothingForAWordThatIsFarFromAll(String word) {
    assertThat(Spelling.nearest(word, KNOWN)).isEmpty();
  }

  @Test
  void prefersTheNearestOfSeveral() {
    assertThat(Spelling.nearest("/Prod-2", List.of("/Prod-1", "/Prod-22", "/Prod2x")))
        .contains("/Prod-22");
  }

  @Test
  void givesUpOnAWordThatNobodyTyped() {
    assertThat(Spelling.nearest("n".repeat(100_000), KNOWN)).isEmpty();
  }

  @Test
  void oneSlipIsOneLetterOrTwoSwapped() {
    assertThat(List.of("stat", "states", "stave", "satte"))
        .allMatch(word -> Spelling.isOneSlip(word, "state"));
    assertThat(List.of("state", "sta", "statics", "etats"))
        .noneMatch(word -> Spelling.isOneSlip(word, "state"));
  }
}
