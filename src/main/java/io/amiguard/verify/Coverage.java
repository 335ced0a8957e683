package io.amiguard.verify;

import io.amiguard.organization.TargetId;
import io.amiguard.survey.Scope;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How far the settings are in force over accounts and Regions.
 *
 * @param scope who was to be asked
 * @param places how many accounts and Regions gave an answer
 * @param inForce how many of these are as predicted
 * @param differing the other ones: the accounts that have them, with all of their Regions
 */
public record Coverage(
    Scope scope,
    int places,
    int inForce,
    SortedMap<TargetId, SortedMap<String, Status>> differing) {

  private static final String ANY_REGION = "every Region";

  public Coverage {
    SortedMap<TargetId, SortedMap<String, Status>> copy = new TreeMap<>();
    differing.forEach(
        (account, row) -> copy.put(account, Collections.unmodifiableSortedMap(new TreeMap<>(row))));
    differing = Collections.unmodifiableSortedMap(copy);
  }

  /**
   * Returns the row of an account that does not say which Regions it has: it stands for all that
   * others have.
   *
   * @param regions those of each of the others
   */
  public static SortedMap<String, Status> everyRegion(
      Collection<List<String>> regions, Status status) {
    TreeSet<String> all =
        regions.stream().flatMap(List::stream).collect(Collectors.toCollection(TreeSet::new));
    SortedMap<String, Status> row = new TreeMap<>();
    (all.isEmpty() ? List.of(ANY_REGION) : all).forEach(region -> row.put(region, status));
    return row;
  }

  public boolean isInForceEverywhere() {
    return differing.isEmpty();
  }

  /** Returns the Regions of the accounts that differ. */
  public List<String> regions() {
    return differing.values().stream()
        .flatMap(row -> row.keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** Returns how many accounts and Regions have a status, apart from those in force. */
  public long count(Status status) {
    return differing.values().stream()
        .map(Map::values)
        .flatMap(row -> row.stream())
        .filter(status::equals)
        .count();
  }
}
