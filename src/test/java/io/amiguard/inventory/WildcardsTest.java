package io.amiguard.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class WildcardsTest {

  @Property(tries = 2_000)
  void matchesLikeARegularExpression(
      @ForAll("patterns") String pattern, @ForAll("texts") String text) {
    String regex = pattern.replace("*", ".*").replace('?', '.');

    assertThat(new Wildcards(pattern).matches(text)).isEqualTo(Pattern.matches(regex, text));
  }

  @Test
  void takesEverythingElseForWhatItIs() {
    assertThat(new Wildcards("a.b[c]").matches("a.b[c]")).isTrue();
    assertThat(new Wildcards("a.b[c]").matches("axb[c]")).isFalse();
    assertThat(new Wildcards("").matches("")).isTrue();
    assertThat(new Wildcards("").matches("a")).isFalse();
  }

  @Test
  void doesNotTakeForeverOverAPatternMadeForThat() {
    String pattern = "*a".repeat(64) + "b";

    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> assertThat(new Wildcards(pattern).matches("a".repeat(1_000))).isFalse());
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.strings().withChars("ab*?").ofMaxLength(8);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ab").ofMaxLength(10);
  }
}
