package io.amiguard.lint;

import static io.amiguard.policy.PolicyKeys.ALLOWED_IMAGES_SETTINGS;
import static io.amiguard.policy.PolicyKeys.ALLOWED_IMAGE_PROVIDERS;
import static io.amiguard.policy.PolicyKeys.CREATION_DATE_CONDITION;
import static io.amiguard.policy.PolicyKeys.DEPRECATION_TIME_CONDITION;
import static io.amiguard.policy.PolicyKeys.EXCEPTION_MESSAGE;
import static io.amiguard.policy.PolicyKeys.IMAGE_CRITERIA;
import static io.amiguard.policy.PolicyKeys.IMAGE_NAMES;
import static io.amiguard.policy.PolicyKeys.MARKETPLACE_PRODUCT_CODES;
import static io.amiguard.policy.PolicyKeys.MAXIMUM_DAYS_SINCE_CREATED;
import static io.amiguard.policy.PolicyKeys.MAXIMUM_DAYS_SINCE_DEPRECATED;
import static io.amiguard.policy.PolicyKeys.STATE;

import io.amiguard.Finding;
import io.amiguard.lint.Fix.Respelling;
import io.amiguard.settings.Spelling;
import io.amiguard.source.Quoted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Keys that AWS does not know where they stand (recordings: an unknown field is refused). */
final class UnknownKeys {
  /** Where keys belong that stand in a wrong place. */
  private static final Map<String, String> HOMES =
      Map.ofEntries(
          Map.entry(STATE, ALLOWED_IMAGES_SETTINGS),
          Map.entry(IMAGE_CRITERIA, ALLOWED_IMAGES_SETTINGS),
          Map.entry("criteria_1", IMAGE_CRITERIA),
          Map.entry(ALLOWED_IMAGE_PROVIDERS, "image_criteria.criteria_N"),
          Map.entry(IMAGE_NAMES, "image_criteria.criteria_N"),
          Map.entry(MARKETPLACE_PRODUCT_CODES, "image_criteria.criteria_N"),
          Map.entry(MAXIMUM_DAYS_SINCE_CREATED, CREATION_DATE_CONDITION),
          Map.entry(MAXIMUM_DAYS_SINCE_DEPRECATED, DEPRECATION_TIME_CONDITION));

  private final Problems problems;

  UnknownKeys(Problems problems) {
    this.problems = problems;
  }

  /** Returns what reports the unknown keys of one container. */
  Consumer<Element> in(Element container, String noun, List<String> known) {
    return member -> {
      report(member, noun, known)
          .ifPresent(finding -> offer(finding, member, free(known, container)));
    };
  }

  private static List<String> free(List<String> known, Element container) {
    return known.stream().filter(key -> container.countOf(key) == 0).toList();
  }

  private void offer(Finding finding, Element member, List<String> free) {
    CertainWord.oneSlip(member.key(), free)
        .ifPresent(key -> problems.offer(finding, Respelling.text(member.where(), key)));
  }

  private Optional<Finding> report(Element member, String noun, List<String> known) {
    if (member.key().equals(EXCEPTION_MESSAGE)) {
      problems.error(
          "policy.misplaced-message",
          member.where(),
          "exception_message cannot stand in %s".formatted(noun),
          "Put it directly under ec2_attributes, beside allowed_images_settings.");
      return Optional.empty();
    }
    return Optional.of(
        problems.error(
            "policy.unknown-key",
            member.where(),
            "%s has no key %s".formatted(noun, Quoted.text(member.key())),
            hint(member.key(), known)));
  }

  private static String hint(String key, List<String> known) {
    return Optional.ofNullable(HOMES.get(key))
        .map(home -> "Put it into %s.".formatted(home))
        .orElseGet(
            () -> Spelling.hint(key, known, "Use one of %s.".formatted(String.join(", ", known))));
  }
}
