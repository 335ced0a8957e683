package io.amiguard.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.inventory.Wildcards;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternsTest {
  private static final List<String> NAMES = names("ab", 6);

  /** Every name of these letters, up to a length. */
  private static List<String> names(String letters, int length) {
    List<String> all = new ArrayList<>(List.of(""));
    for (int i = 0; i < all.size(); i++) {
      String name = all.get(i);
      if (name.length() < length) {
        letters.chars().forEach(letter -> all.add(name + (char) letter));
      }
    }
    return all;
  }

  @ParameterizedTest
  @CsvSource({
    "golden-2026, golden-*, true",
    "golden-*, golden-*, true",
    "golden-*-x86, golden-*, true",
    "golden-*, golden-*-x86, false",
    "golden-?, golden-*, true",
    "golden-*, golden-?, false",
    "golden-?, golden-1, false",
    "*, *, true",
    "Golden, golden, false"
  })
  void oneIsWithinTheOther(String one, String other, boolean isWithin) {
    assertThat(NamePatterns.isWithin(one, other)).isEqualTo(isWithin);
  }

  @ParameterizedTest
  @CsvSource({
    "golden-*, *-x86, true",
    "golden-*, silver-*, false",
    "golden-?, golden-??, false",
    "a*b*c, abc, true",
    "Golden-*, golden-1, true"
  })
  void theyCanMeet(String one, String other, boolean canMeet) {
    assertThat(NamePatterns.canMeet(one, other)).isEqualTo(canMeet);
    assertThat(NamePatterns.canMeet(other, one)).isEqualTo(canMeet);
  }

  @Test
  void longPatternsTakeNoLongerThanTheProductOfTheirLengths() {
    String stars = "*a".repeat(64);

    assertThat(NamePatterns.canMeet(stars, "b".repeat(128))).isFalse();
    assertThat(NamePatterns.isWithin(stars, "*a*")).isTrue();
  }

  @Property(tries = 500)
  void whatFitsAPatternFitsTheOneThatItIsWithin(
      @ForAll("patterns") String one, @ForAll("patterns") String other) {
    if (NamePatterns.isWithin(one, other)) {
      assertThat(NAMES)
          .filteredOn(new Wildcards(one)::matches)
          .allMatch(new Wildcards(other)::matches);
    }
  }

  /** Three letters of each pattern at most, so a name that fits both needs no more than six. */
  @Property(tries = 500)
  void theyMeetWhereANameFitsBoth(
      @ForAll("patterns") String one, @ForAll("patterns") String other) {
    boolean isMet =
        NAMES.stream()
            .anyMatch(it -> new Wildcards(one).matches(it) && new Wildcards(other).matches(it));

    assertThat(NamePatterns.canMeet(one, other)).isEqualTo(isMet);
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.strings().withChars('a', 'b', '*', '?').ofMaxLength(3);
  }
}
