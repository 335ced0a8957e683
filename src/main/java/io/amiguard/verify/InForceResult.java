package io.amiguard.verify;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.survey.Place;
import io.amiguard.survey.PlaceNames;
import io.amiguard.survey.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a survey found, as findings and as a map.
 *
 * @param regions those of each account that gave them
 * @param answered how many Regions of an account gave an answer
 * @param open where something is not as predicted or not known
 * @param unreadable the accounts of which nothing is known
 */
record InForceResult(
    Scope scope,
    Map<TargetId, List<String>> regions,
    Map<TargetId, Integer> answered,
    SortedMap<Place, Verdict> open,
    SortedMap<TargetId, Verdict> unreadable,
    boolean isInterrupted) {
  private static final String INTERRUPTED =
      "run it again, with --resume FILE to keep what was answered";

  InForceResult {
    regions = Map.copyOf(regions);
    answered = Map.copyOf(answered);
    open = new TreeMap<>(open);
    unreadable = new TreeMap<>(unreadable);
  }

  static Verdict unknown(String reason) {
    return Verdict.of(
        Status.UNKNOWN,
        new Observation(
            Severity.WARNING,
            Checker.UNREADABLE,
            "what is in force could not be read: " + reason,
            "until it can be read, nothing is known here"));
  }

  /** Returns whether every account and Region gave an answer. */
  boolean isComplete() {
    return !isInterrupted
        && unreadable.isEmpty()
        && open.values().stream().noneMatch(verdict -> verdict.status() == Status.UNKNOWN);
  }

  /** Returns what differs and what is not known; the same in many places is told once. */
  List<Finding> findings(OrganizationTree tree) {
    Map<Observation, SortedMap<TargetId, TreeSet<String>>> places = new LinkedHashMap<>();
    open.forEach(
        (place, verdict) ->
            verdict
                .observations()
                .forEach(it -> at(places, it, place.account()).add(place.region())));
    unreadable.forEach(
        (account, verdict) -> verdict.observations().forEach(it -> at(places, it, account)));
    List<Finding> findings = new ArrayList<>();
    PlaceNames names = new PlaceNames(tree, regions);
    places.forEach((observation, where) -> findings.add(observation.at(names.of(where))));
    if (isInterrupted) {
      findings.add(interrupted(tree));
    }
    return findings;
  }

  private static TreeSet<String> at(
      Map<Observation, SortedMap<TargetId, TreeSet<String>>> places,
      Observation observation,
      TargetId account) {
    return places
        .computeIfAbsent(observation, it -> new TreeMap<>())
        .computeIfAbsent(account, it -> new TreeSet<>());
  }

  private Finding interrupted(OrganizationTree tree) {
    long whole = scope.accounts().stream().filter(this::isWhole).count();
    return Finding.of(
            Severity.WARNING,
            Checker.UNREADABLE,
            Where.target(tree.organizationId()),
            "interrupted: %d of %d accounts were not asked about every Region"
                .formatted(scope.accounts().size() - whole, scope.accounts().size()))
        .withHint(INTERRUPTED);
  }

  private boolean isWhole(TargetId account) {
    List<String> known = regions.get(account);
    return unreadable.containsKey(account)
        || (known != null && answered.getOrDefault(account, 0) >= known.size());
  }

  /** Returns the map of accounts and Regions. */
  Coverage coverage() {
    SortedMap<TargetId, SortedMap<String, Status>> rows = new TreeMap<>();
    for (Place place : open.keySet()) {
      rows.computeIfAbsent(place.account(), this::row);
    }
    scope.accounts().stream()
        .filter(account -> !rows.containsKey(account) && !isWhole(account))
        .forEach(account -> rows.put(account, unasked(account)));
    unreadable
        .keySet()
        .forEach(
            account -> rows.put(account, Coverage.everyRegion(regions.values(), Status.UNKNOWN)));
    int places = answered.values().stream().mapToInt(Integer::intValue).sum();
    int known = places - (int) count(Status.UNKNOWN);
    return new Coverage(scope, known, places - open.size(), rows);
  }

  private long count(Status status) {
    return open.values().stream().filter(verdict -> verdict.status() == status).count();
  }

  private SortedMap<String, Status> row(TargetId account) {
    SortedMap<String, Status> row = new TreeMap<>();
    for (String region : regions.getOrDefault(account, List.of())) {
      Verdict verdict = open.get(new Place(account, region));
      row.put(region, verdict == null ? otherwise(account) : verdict.status());
    }
    return row;
  }

  /** Which Regions of an account that was left half-way are in force is not kept. */
  private Status otherwise(TargetId account) {
    return isWhole(account) ? Status.IN_FORCE : Status.NOT_ASKED;
  }

  private SortedMap<String, Status> unasked(TargetId account) {
    return regions.containsKey(account)
        ? row(account)
        : Coverage.everyRegion(regions.values(), Status.NOT_ASKED);
  }
}
