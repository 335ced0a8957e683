package io.amiguard.lint;

import static io.amiguard.policy.PolicyKeys.MAXIMUM_DAYS_SINCE_CREATED;
import static io.amiguard.policy.PolicyKeys.MAXIMUM_DAYS_SINCE_DEPRECATED;

import io.amiguard.policy.PolicyKeys;
import io.amiguard.source.SourceNode.Scalar;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether one criterion allows all that another allows. In doubt it does not: a name with wildcards
 * is only covered where that is plain to see.
 */
final class CriterionCover {
  private static final List<String> DAYS =
      List.of(MAXIMUM_DAYS_SINCE_CREATED, MAXIMUM_DAYS_SINCE_DEPRECATED);

  /** More than AWS takes in any list; longer ones are not compared. */
  private static final int MOST_VALUES = 200;

  private final CriterionDraft wide;
  private final CriterionDraft narrow;

  private CriterionCover(CriterionDraft wide, CriterionDraft narrow) {
    this.wide = wide;
    this.narrow = narrow;
  }

  /** Returns whether every image that matches {@code narrow} matches {@code wide}, too. */
  static boolean covers(CriterionDraft wide, CriterionDraft narrow) {
    return wide.isWhole()
        && narrow.isWhole()
        && wide.parameters().keySet().stream()
            .allMatch(new CriterionCover(wide, narrow)::coversParameter);
  }

  private boolean coversParameter(String key) {
    if (!narrow.has(key)) {
      return false;
    }
    if (DAYS.contains(key)) {
      return coversDays(wide.values(key), narrow.values(key));
    }
    if (narrow.values(key).size() > MOST_VALUES) {
      return false;
    }
    List<String> values = texts(wide.values(key));
    Set<String> exact = new HashSet<>(values);
    List<String> patterns =
        key.equals(PolicyKeys.IMAGE_NAMES)
            ? values.stream().filter(CriterionCover::isPattern).limit(MOST_VALUES).toList()
            : List.of();
    return !narrow.values(key).isEmpty()
        && texts(narrow.values(key)).stream()
            .allMatch(
                name ->
                    exact.contains(name)
                        || patterns.stream().anyMatch(pattern -> covers(pattern, name)));
  }

  private static boolean coversDays(List<Scalar> wide, List<Scalar> narrow) {
    Optional<Integer> most = wide.stream().findFirst().flatMap(ValueRules::daysOf);
    Optional<Integer> fewer = narrow.stream().findFirst().flatMap(ValueRules::daysOf);
    return most.isPresent() && fewer.isPresent() && fewer.get() <= most.get();
  }

  private static boolean isPattern(String name) {
    return name.contains("*") || name.contains("?");
  }

  private static List<String> texts(List<Scalar> values) {
    return values.stream().map(Scalar::text).toList();
  }

  /** Matches a name against a pattern; a star of the name is only matched by a star. */
  static boolean covers(String pattern, String name) {
    int at = 0;
    int star = -1;
    int resume = 0;
    int i = 0;
    while (i < name.length()) {
      if (at < pattern.length() && pattern.charAt(at) == '*') {
        star = at++;
        resume = i;
      } else if (at < pattern.length() && coversCharacter(pattern.charAt(at), name.charAt(i))) {
        at++;
        i++;
      } else if (star >= 0) {
        at = star + 1;
        i = ++resume;
      } else {
        return false;
      }
    }
    while (at < pattern.length() && pattern.charAt(at) == '*') {
      at++;
    }
    return at == pattern.length();
  }

  private static boolean coversCharacter(char pattern, char name) {
    return pattern == name || (pattern == '?' && name != '*');
  }
}
