package io.amiguard.images;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Images that match some criteria all at once, or may: at least those that do.
 *
 * @param meeting the criteria that all of them match
 * @param sides for each parameter the alternatives of which one must hold; one alternative is words
 *     that must all fit
 */
record Box(Set<Criterion> meeting, SortedMap<String, Set<Set<String>>> sides) {

  /** A parameter without words may let everything through. */
  static Box of(Criterion criterion) {
    SortedMap<String, Set<Set<String>>> sides = new TreeMap<>();
    criterion
        .parameters()
        .forEach(
            (parameter, words) -> {
              Set<Set<String>> alternatives = new LinkedHashSet<>();
              words.forEach(word -> alternatives.add(Set.of(word)));
              if (!alternatives.isEmpty()) {
                sides.put(parameter, alternatives);
              }
            });
    return new Box(Set.of(criterion), sides);
  }

  /** Returns the images that are in both, if there may be any. */
  Optional<Box> and(Box other) {
    SortedMap<String, Set<Set<String>>> both = new TreeMap<>(sides);
    for (Map.Entry<String, Set<Set<String>>> side : other.sides.entrySet()) {
      both.merge(side.getKey(), side.getValue(), (mine, its) -> meet(side.getKey(), mine, its));
    }
    Set<Criterion> all = new HashSet<>(meeting);
    all.addAll(other.meeting);
    return both.values().stream().anyMatch(Set::isEmpty)
        ? Optional.empty()
        : Optional.of(new Box(all, both));
  }

  private static Set<Set<String>> meet(
      String parameter, Set<Set<String>> these, Set<Set<String>> those) {
    Set<Set<String>> meeting = new LinkedHashSet<>();
    for (Set<String> one : these) {
      for (Set<String> other : those) {
        if (canMeet(parameter, one, other)) {
          Set<String> words = new HashSet<>(one);
          words.addAll(other);
          meeting.add(words);
        }
      }
    }
    return meeting;
  }

  private static boolean canMeet(String parameter, Set<String> one, Set<String> other) {
    Words words = Words.of(parameter);
    return one.stream()
        .allMatch(word -> other.stream().allMatch(another -> words.canMeet(word, another)));
  }

  /**
   * Returns the images that do not match a criterion, or may not: parameter by parameter, those
   * that fit all parameters before and do not fit this one.
   */
  List<Box> without(Criterion criterion) {
    List<Box> rest = new ArrayList<>();
    if (meeting.contains(criterion)) {
      return rest;
    }
    Box fitting = this;
    for (Map.Entry<String, Set<String>> parameter : criterion.parameters().entrySet()) {
      String key = parameter.getKey();
      Set<Set<String>> fits = fitting.alternativesWithin(key, parameter.getValue());
      Set<Set<String>> others = new LinkedHashSet<>(fitting.sides.getOrDefault(key, Set.of()));
      others.removeAll(fits);
      if (fits.isEmpty() || !others.isEmpty()) {
        rest.add(fits.isEmpty() ? fitting : fitting.with(key, others));
      }
      if (fits.isEmpty()) {
        return rest;
      }
      fitting = fitting.with(key, fits);
    }
    return rest;
  }

  private Set<Set<String>> alternativesWithin(String parameter, Set<String> wanted) {
    Words words = Words.of(parameter);
    Set<Set<String>> within = new LinkedHashSet<>();
    for (Set<String> alternative : sides.getOrDefault(parameter, Set.of())) {
      if (alternative.stream()
          .anyMatch(word -> wanted.stream().anyMatch(it -> words.isWithin(word, it)))) {
        within.add(alternative);
      }
    }
    return within;
  }

  private Box with(String parameter, Set<Set<String>> alternatives) {
    SortedMap<String, Set<Set<String>>> changed = new TreeMap<>(sides);
    changed.put(parameter, alternatives);
    return new Box(meeting, changed);
  }
}
