package io.amiguard.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The examples of the catalogue are what they say, put where they belong: at the top of a policy,
 * or somewhere in it.
 */
final class ExamplesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final List<String> PLACES =
      List.of(
          "%s",
          "{\"ec2_attributes\": {%s}}",
          "{\"ec2_attributes\": {\"allowed_images_settings\": {%s}}}",
          "{\"ec2_attributes\": {\"allowed_images_settings\": {\"image_criteria\": {%s}}}}",
          "{\"ec2_attributes\": {\"allowed_images_settings\": {\"image_criteria\":"
              + " {\"criteria_1\": {%s}}}}}");

  @ParameterizedTest
  @MethodSource("rules")
  void theBadExampleBreaksTheRuleAndTheGoodOneDoesNot(Rule rule) {
    Optional<String> place =
        PLACES.stream().filter(candidate -> breaks(rule, candidate, rule.bad())).findFirst();

    assertThat(place).isPresent();
    assertThat(place)
        .hasValueSatisfying(found -> assertThat(breaks(rule, found, rule.good())).isFalse());
  }

  /** An example with an ellipsis is too long to be written out. */
  static List<Rule> rules() {
    return Catalogue.rules().stream()
        .filter(rule -> rule.area().equals("policy"))
        .filter(rule -> !rule.bad().contains("…") && !rule.bad().startsWith("a policy"))
        .toList();
  }

  private static boolean breaks(Rule rule, String place, String example) {
    return new Linter(TODAY, Set.of())
        .lint("policy.json", place.formatted(example)).findings().stream()
            .map(Finding::rule)
            .anyMatch(rule.id()::equals);
  }
}
