package io.amiguard.plan;

import static java.util.stream.Collectors.groupingBy;

import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.Change.AttachPolicy;
import io.amiguard.plan.Change.DetachPolicy;
import io.amiguard.plan.Change.EnablePolicyType;
import io.amiguard.plan.Change.UpdatePolicy;
import io.amiguard.plan.Detour.Kind;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What active accounts have on the way through a plan and neither before nor after it: a plan that
 * is stopped half-way leaves it so.
 *
 * <p>Plans with at most {@value #EACH_CHANGE_UP_TO} changes of effective policies are looked at
 * after each of these, and so are longer ones while the changes, times the places that have a
 * policy, are at most {@value #LOOKS_AT_MOST}. Others are looked at where one kind of change ends
 * and the next begins (after all updates, after all attachments), and before and after each change
 * that reaches more than one account, if these are at most {@value #EACH_CHANGE_UP_TO}.
 */
final class Detours {
  static final int EACH_CHANGE_UP_TO = 24;
  static final int LOOKS_AT_MOST = 30_000;

  private final Plan plan;
  private final OrganizationTree tree;
  private final Stage before;
  private final Stage after;

  /** Where a policy is at any time. */
  private final Set<TargetId> places;

  private final Map<TargetId, List<TargetId>> accounts;

  /** Prepares to look at a plan, and at the same changes in another order. */
  Detours(Plan plan) {
    this.plan = plan;
    this.tree = plan.current().tree();
    this.before = new Stage(0, tree, plan.current().inheritance());
    this.after = new Stage(plan.changes().size(), tree, plan.after().inheritance());
    Set<TargetId> touched = new AttachmentOrders(plan.current(), plan.changes()).touched();
    this.places = new HashSet<>(touched);
    plan.current().policies().forEach(policy -> places.addAll(policy.targets()));
    this.accounts = accountsByPlace(touched);
  }

  /** Returns at most one detour of each kind. */
  static List<Detour> of(Plan plan) {
    return arePossible(plan) ? new Detours(plan).on(plan.changes()) : List.of();
  }

  /** Returns whether there is anything on the way at all. */
  static boolean arePossible(Plan plan) {
    return effective(plan.changes()).size() > 1;
  }

  /** Returns what is on the way if the changes are made in this order. */
  List<Detour> on(List<Change> changes) {
    AttachmentOrders orders = new AttachmentOrders(plan.current(), changes);
    SimulatedWrites writes = new SimulatedWrites(plan.current());
    Map<Kind, Detour> found = new EnumMap<>(Kind.class);
    int made = 0;
    for (Stop stop : stops(changes)) {
      changes.subList(made, stop.from()).forEach(change -> change.applyTo(writes));
      made = stop.from();
      Stage between = new Stage(made, tree, writes.result().inheritance());
      at(stop, new Waypoint(before, between, after, orders, tree))
          .forEach(detour -> found.merge(detour.kind(), detour, Detour::and));
    }
    return List.copyOf(found.values());
  }

  /** A point on the way: after one change and before another, by their numbers. */
  private record Stop(int from, int until) {}

  /** Returns where to look: the beginning and the end are not on the way. */
  private List<Stop> stops(List<Change> changes) {
    List<Integer> effective = effective(changes);
    IntPredicate isLookedAt = isLookedAt(effective.stream().map(changes::get).toList());
    List<Integer> ends =
        IntStream.range(0, effective.size())
            .filter(isLookedAt)
            .mapToObj(i -> effective.get(i) + 1)
            .toList();
    return IntStream.range(1, ends.size())
        .mapToObj(i -> new Stop(ends.get(i - 1), ends.get(i)))
        .toList();
  }

  /** Returns after which of some changes to look, by their numbers. */
  private IntPredicate isLookedAt(List<Change> changes) {
    boolean isShort =
        changes.size() <= EACH_CHANGE_UP_TO
            || (long) changes.size() * places.size() <= LOOKS_AT_MOST;
    if (isShort) {
      return i -> true;
    }
    IntPredicate isLastOfItsKind =
        i -> i + 1 == changes.size() || changes.get(i).getClass() != changes.get(i + 1).getClass();
    IntPredicate isBesideAWideOne =
        i -> isWide(changes.get(i)) || (i + 1 < changes.size() && isWide(changes.get(i + 1)));
    boolean areFewWide = changes.stream().filter(Detours::isWide).count() <= EACH_CHANGE_UP_TO;
    return areFewWide ? isLastOfItsKind.or(isBesideAWideOne) : isLastOfItsKind;
  }

  /** Returns whether a change can reach more than one account. */
  private static boolean isWide(Change change) {
    boolean isOfOneAccount =
        (change instanceof AttachPolicy attach && attach.target().isAccount())
            || (change instanceof DetachPolicy detach && detach.target().isAccount());
    return !isOfOneAccount;
  }

  /** Returns which changes can make effective policies different. */
  private static List<Integer> effective(List<Change> changes) {
    return IntStream.range(0, changes.size())
        .filter(i -> isEffective(changes.get(i)))
        .boxed()
        .toList();
  }

  /** Returns whether a change can make effective policies different. */
  static boolean isEffective(Change change) {
    return change instanceof EnablePolicyType
        || change instanceof UpdatePolicy
        || change instanceof AttachPolicy
        || change instanceof DetachPolicy;
  }

  /**
   * Returns the active accounts that may see a change, by the nearest place that has a policy at
   * any time: they have all in common.
   */
  private Map<TargetId, List<TargetId>> accountsByPlace(Set<TargetId> touched) {
    return touched.stream()
        .filter(tree::contains)
        .flatMap(target -> tree.accountsUnder(target).stream())
        .filter(Account::isActive)
        .map(Account::id)
        .distinct()
        .collect(groupingBy(this::nearest));
  }

  private TargetId nearest(TargetId account) {
    TargetId place = account;
    while (!places.contains(place)) {
      place = tree.parentOf(place).orElseThrow();
    }
    return place;
  }

  private List<Detour> at(Stop stop, Waypoint waypoint) {
    Map<Kind, SortedSet<TargetId>> meeting = new EnumMap<>(Kind.class);
    accounts.forEach(
        (place, those) ->
            waypoint
                .detours(place)
                .forEach(
                    kind -> meeting.computeIfAbsent(kind, it -> new TreeSet<>()).addAll(those)));
    return meeting.entrySet().stream()
        .map(entry -> new Detour(entry.getKey(), entry.getValue(), stop.from(), stop.until()))
        .toList();
  }
}
