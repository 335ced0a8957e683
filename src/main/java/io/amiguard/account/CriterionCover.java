package io.amiguard.account;

import io.amiguard.verify.Criterion;
import io.amiguard.verify.Criterion.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;

/**
 * Whether one list of criteria lets through whatever another one does. Where that cannot be told,
 * as with wildcards that contain each other, the answer is no.
 */
final class CriterionCover {
  private static final Set<String> NOBODY = Set.of("none");

  private CriterionCover() {}

  /**
   * Criteria are alternatives: each of the others must be within one of these. What is let through
   * without any criterion is not documented.
   */
  static boolean covers(List<Criterion> these, List<Criterion> others) {
    if (these.isEmpty() || others.isEmpty()) {
      return these.equals(others);
    }
    return others.stream()
        .filter(other -> !other.of(Parameter.ALLOWED_IMAGE_PROVIDERS).equals(NOBODY))
        .allMatch(other -> these.stream().anyMatch(criterion -> covers(criterion, other)));
  }

  /** What a criterion that asks for nothing lets through is not documented. */
  private static boolean covers(Criterion criterion, Criterion other) {
    return criterion.equals(other)
        || (!criterion.values().isEmpty()
            && Arrays.stream(Parameter.values())
                .allMatch(it -> covers(it, criterion.of(it), other.of(it))));
  }

  private static boolean covers(
      Parameter parameter, NavigableSet<String> asked, NavigableSet<String> others) {
    if (asked.isEmpty()) {
      return true;
    }
    if (others.isEmpty()) {
      return false;
    }
    return switch (parameter) {
      case ALLOWED_IMAGE_PROVIDERS, IMAGE_NAMES, MARKETPLACE_PRODUCT_CODES ->
          asked.containsAll(others);
      case MAXIMUM_DAYS_SINCE_CREATED, MAXIMUM_DAYS_SINCE_DEPRECATED ->
          Long.parseLong(others.first()) <= Long.parseLong(asked.first());
    };
  }
}
