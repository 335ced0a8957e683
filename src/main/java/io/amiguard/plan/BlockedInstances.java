package io.amiguard.plan;

import io.amiguard.inventory.Counts;
import io.amiguard.inventory.Impact;
import io.amiguard.inventory.Use;
import io.amiguard.inventory.Verdict.Kind;
import io.amiguard.organization.TargetId;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * The running instances of each account whose images could not be launched anew once a plan is
 * applied and enabled. The instances themselves keep running.
 *
 * @param blocked by account; accounts without any are left out
 * @param unknown instances of which it could not be told, likewise
 * @param managed those of both kinds that an AWS service runs, in any state (API {@code
 *     Operator.Managed}); empty where nobody counted them
 */
public record BlockedInstances(
    SortedMap<TargetId, Long> blocked,
    SortedMap<TargetId, Long> unknown,
    Optional<SortedMap<TargetId, Long>> managed,
    Completeness completeness) {

  /** Whether every account and Region was looked into. */
  public enum Completeness {
    COMPLETE,
    INCOMPLETE
  }

  public BlockedInstances {
    blocked = Collections.unmodifiableSortedMap(new TreeMap<>(blocked));
    unknown = Collections.unmodifiableSortedMap(new TreeMap<>(unknown));
    managed = managed.map(it -> Collections.unmodifiableSortedMap(new TreeMap<>(it)));
  }

  /** Returns what an impact comes to. */
  public static BlockedInstances of(Impact impact) {
    return new BlockedInstances(
        counted(impact, Counts::running, Kind.BLOCKED),
        counted(impact, Counts::running, Kind.UNKNOWN),
        Optional.of(counted(impact, Counts::managed, Kind.BLOCKED, Kind.UNKNOWN)),
        impact.isIncomplete() ? Completeness.INCOMPLETE : Completeness.COMPLETE);
  }

  /** Returns what there is in some of the accounts. */
  public BlockedInstances in(Collection<TargetId> accounts) {
    return new BlockedInstances(
        in(accounts, blocked),
        in(accounts, unknown),
        managed.map(all -> in(accounts, all)),
        completeness);
  }

  public boolean isComplete() {
    return completeness == Completeness.COMPLETE;
  }

  public long blockedCount() {
    return blocked.values().stream().mapToLong(Long::longValue).sum();
  }

  public long unknownCount() {
    return unknown.values().stream().mapToLong(Long::longValue).sum();
  }

  private static SortedMap<TargetId, Long> in(
      Collection<TargetId> accounts, SortedMap<TargetId, Long> all) {
    SortedMap<TargetId, Long> there = new TreeMap<>(all);
    there.keySet().retainAll(accounts);
    return there;
  }

  private static SortedMap<TargetId, Long> counted(
      Impact impact, ToLongFunction<Counts> count, Kind... kinds) {
    SortedMap<TargetId, Long> counted = new TreeMap<>();
    for (Kind kind : kinds) {
      for (Use use : impact.of(kind)) {
        if (count.applyAsLong(use.counts()) > 0) {
          counted.merge(use.account(), count.applyAsLong(use.counts()), Long::sum);
        }
      }
    }
    return counted;
  }
}
