package io.amiguard.plan;

import io.amiguard.policy.EffectivePolicy;
import io.amiguard.policy.EffectivePolicy.Decision;
import io.amiguard.policy.EffectivePolicy.Source;
import io.amiguard.policy.EffectivePolicy.Uncertain;
import io.amiguard.policy.PolicyKeys;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a place will have, as far as Allowed AMIs and the exception message go: the values that each
 * path may have, which are several where the order of attachment decides.
 *
 * @param locks whose control may keep a path from being there at all
 */
record Outlook(SortedMap<String, List<Decision>> values, Map<String, Source> locks) {
  static final Outlook NOTHING = new Outlook(new TreeMap<>(), Map.of());

  private static final String ATTRIBUTES = "/" + PolicyKeys.EC2_ATTRIBUTES + "/";
  private static final String MESSAGE = ATTRIBUTES + PolicyKeys.EXCEPTION_MESSAGE;
  private static final String SETTINGS = ATTRIBUTES + PolicyKeys.ALLOWED_IMAGES_SETTINGS + "/";
  private static final String CRITERIA = SETTINGS + PolicyKeys.IMAGE_CRITERIA + "/";

  static Outlook of(EffectivePolicy policy) {
    SortedMap<String, List<Decision>> values = new TreeMap<>();
    policy.decisions().forEach(decision -> values.put(decision.path(), List.of(decision)));
    policy.uncertain().forEach(open -> values.put(open.path(), open.candidates()));
    values.keySet().removeIf(path -> !path.equals(MESSAGE) && !path.startsWith(SETTINGS));
    return new Outlook(
        values,
        policy.uncertain().stream()
            .filter(open -> open.lock().isPresent())
            .collect(Collectors.toMap(Uncertain::path, open -> open.lock().orElseThrow())));
  }

  /** Returns the values that a path may have; none if no policy says anything there. */
  List<Decision> at(String path) {
    return values.getOrDefault(path, List.of());
  }

  /** Returns whether any policy says anything about Allowed AMIs. */
  boolean saysSomething() {
    return values.keySet().stream().anyMatch(path -> path.startsWith(SETTINGS));
  }

  /** Returns the criteria by key, each with the values that its parameters may have by path. */
  SortedMap<String, SortedMap<String, List<Decision>>> criteria() {
    SortedMap<String, SortedMap<String, List<Decision>>> criteria = new TreeMap<>();
    values
        .tailMap(CRITERIA)
        .forEach(
            (path, candidates) ->
                criterion(path)
                    .ifPresent(
                        key ->
                            criteria
                                .computeIfAbsent(key, it -> new TreeMap<>())
                                .put(path, candidates)));
    return criteria;
  }

  private static Optional<String> criterion(String path) {
    int end = path.indexOf('/', CRITERIA.length());
    return path.startsWith(CRITERIA) && end > 0
        ? Optional.of(path.substring(CRITERIA.length(), end))
        : Optional.empty();
  }

  /** Returns whose control may keep a path from being there at all. */
  Optional<Source> lock(String path) {
    return Optional.ofNullable(locks.get(path));
  }

  /** Returns who set a value, before others appended to it or removed from it. */
  static Source author(Decision decision) {
    return decision.steps().get(0).source();
  }

  /** Returns who may have set a value, before others appended to it or removed from it. */
  static Set<Source> authors(List<Decision> candidates) {
    return candidates.stream()
        .map(Outlook::author)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Returns a path as people write it, such as {@code criteria_1.image_names}. */
  static String words(String path) {
    String prefix = path.startsWith(CRITERIA) ? CRITERIA : SETTINGS;
    String rest = path.startsWith(prefix) ? path.substring(prefix.length()) : path;
    return (rest.startsWith(ATTRIBUTES) ? rest.substring(ATTRIBUTES.length()) : rest)
        .replace('/', '.');
  }

  /** Returns the key of a parameter within its criterion. */
  static String parameter(String path) {
    return path.substring(path.indexOf('/', CRITERIA.length()) + 1).replace('/', '.');
  }
}
