package io.amiguard.account;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Places in which a declarative policy decides, so that the account cannot. */
final class ManagedPlaces {
  private static final String NOT_KNOWN = "which policy that is was not asked";

  private ManagedPlaces() {}

  /** Returns a finding for the places of each policy. */
  static List<Finding> findings(LiveSettings live, Places places, Severity severity) {
    List<Finding> findings = new ArrayList<>();
    live.managedByPolicy().stream()
        .collect(
            groupingBy(
                place -> live.policies().getOrDefault(place.account(), NOT_KNOWN),
                TreeMap::new,
                toList()))
        .forEach((which, some) -> findings.add(finding(places.names(some), which, severity)));
    return findings;
  }

  private static Finding finding(String names, String which, Severity severity) {
    return Finding.of(
        severity,
        "account.managed-by-policy",
        Where.target(names),
        "%s: a declarative policy manages Allowed AMIs, so that the account cannot change it: %s"
            .formatted(names, which));
  }
}
