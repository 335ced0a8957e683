package io.amiguard.account;

import io.amiguard.organization.TargetId;
import io.amiguard.survey.Place;
import io.amiguard.survey.PlaceNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Names places to a person.
 *
 * @param labels what accounts are called
 * @param regions all that an account has
 */
record Places(Function<TargetId, String> labels, Map<TargetId, List<String>> regions) {

  Some none() {
    return new Some();
  }

  /** Returns what places are called, of many only some. */
  String names(Collection<Place> places) {
    Some some = none();
    places.forEach(some::add);
    return some.names();
  }

  /** Places that are told about together. */
  final class Some {
    private final SortedMap<TargetId, List<String>> all = new TreeMap<>();

    void add(Place place) {
      all.computeIfAbsent(place.account(), it -> new ArrayList<>()).add(place.region());
    }

    /** Adds an account as a whole. */
    void add(TargetId account) {
      all.computeIfAbsent(account, it -> new ArrayList<>());
    }

    String names() {
      return new PlaceNames(labels, regions).of(all);
    }
  }
}
