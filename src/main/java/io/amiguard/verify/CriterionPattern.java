package io.amiguard.verify;

import static java.util.stream.Collectors.toMap;

import io.amiguard.verify.Criterion.Parameter;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;

/**
 * A criterion of a predicted effective policy: of each parameter the values that it may have. There
 * are several where the order of attachment decides, which AWS does not expose.
 *
 * @param candidates the likely one first; an empty one stands for "not there"
 */
record CriterionPattern(Map<Parameter, List<NavigableSet<String>>> candidates) {

  CriterionPattern {
    Map<Parameter, List<NavigableSet<String>>> copy = new EnumMap<>(Parameter.class);
    candidates.forEach((parameter, values) -> copy.put(parameter, List.copyOf(values)));
    candidates = Collections.unmodifiableMap(copy);
  }

  boolean matches(Criterion actual) {
    return Arrays.stream(Parameter.values())
        .allMatch(parameter -> possible(parameter).contains(actual.of(parameter)));
  }

  /** Returns whether the criterion need not be there, or may ask for nothing. */
  boolean mayBeNothing() {
    return candidates.values().stream().allMatch(CriterionPattern::mayBeEmpty);
  }

  /** Returns the criterion with the likely value of each parameter. */
  Criterion likely() {
    return new Criterion(
        candidates.entrySet().stream()
            .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().get(0))));
  }

  /** Returns the parameters whose actual value is none of the possible ones. */
  List<Parameter> mismatches(Criterion actual) {
    return Arrays.stream(Parameter.values())
        .filter(parameter -> !possible(parameter).contains(actual.of(parameter)))
        .toList();
  }

  private Set<NavigableSet<String>> possible(Parameter parameter) {
    return new LinkedHashSet<>(
        candidates.getOrDefault(parameter, List.of(Collections.emptyNavigableSet())));
  }

  private static boolean mayBeEmpty(List<NavigableSet<String>> values) {
    return values.stream().anyMatch(NavigableSet::isEmpty);
  }
}
