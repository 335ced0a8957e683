package io.amiguard.plan;

import io.amiguard.inventory.Impact;
import io.amiguard.inventory.Use;
import io.amiguard.inventory.Verdict.Kind;
import io.amiguard.organization.TargetId;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The running instances of each account whose images could not be launched anew once a plan is
 * applied and enabled. The instances themselves keep running.
 *
 * @param blocked by account; accounts without any are left out
 * @param unknown instances of which it could not be told, likewise
 */
public record BlockedInstances(
    SortedMap<TargetId, Long> blocked,
    SortedMap<TargetId, Long> unknown,
    Completeness completeness) {

  /** Whether every account and Region was looked into. */
  public enum Completeness {
    COMPLETE,
    INCOMPLETE
  }

  public BlockedInstances {
    blocked = Collections.unmodifiableSortedMap(new TreeMap<>(blocked));
    unknown = Collections.unmodifiableSortedMap(new TreeMap<>(unknown));
  }

  /** Returns what an impact comes to. */
  public static BlockedInstances of(Impact impact) {
    return new BlockedInstances(
        running(impact, Kind.BLOCKED),
        running(impact, Kind.UNKNOWN),
        impact.isIncomplete() ? Completeness.INCOMPLETE : Completeness.COMPLETE);
  }

  /** Returns what there is in some of the accounts. */
  public BlockedInstances in(Collection<TargetId> accounts) {
    SortedMap<TargetId, Long> blockedThere = new TreeMap<>(blocked);
    blockedThere.keySet().retainAll(accounts);
    SortedMap<TargetId, Long> unknownThere = new TreeMap<>(unknown);
    unknownThere.keySet().retainAll(accounts);
    return new BlockedInstances(blockedThere, unknownThere, completeness);
  }

  public long blockedCount() {
    return blocked.values().stream().mapToLong(Long::longValue).sum();
  }

  public long unknownCount() {
    return unknown.values().stream().mapToLong(Long::longValue).sum();
  }

  private static SortedMap<TargetId, Long> running(Impact impact, Kind kind) {
    SortedMap<TargetId, Long> running = new TreeMap<>();
    for (Use use : impact.of(kind)) {
      if (use.counts().running() > 0) {
        running.merge(use.account(), use.counts().running(), Long::sum);
      }
    }
    return running;
  }
}
