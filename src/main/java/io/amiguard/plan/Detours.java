package io.amiguard.plan;

import static java.util.stream.Collectors.groupingBy;

import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.Change.AttachPolicy;
import io.amiguard.plan.Change.DetachPolicy;
import io.amiguard.plan.Change.UpdatePolicy;
import io.amiguard.plan.Detour.Kind;
import io.amiguard.policy.Inheritance;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What active accounts have on the way through a plan and neither before nor after it: a plan that
 * is stopped half-way leaves it so.
 *
 * <p>Plans with at most {@value #EACH_CHANGE_UP_TO} changes of effective policies are looked at
 * after each of these. Longer ones are looked at where one kind of change ends and the next begins:
 * after all updates, after all attachments.
 */
final class Detours {
  static final int EACH_CHANGE_UP_TO = 24;

  private final List<Change> changes;
  private final OrganizationTree tree;
  private final SimulatedWrites writes;
  private final Inheritance before;
  private final Inheritance after;
  private final Set<TargetId> accounts;
  private final Map<Kind, Detour> found = new EnumMap<>(Kind.class);

  private Detours(Plan plan) {
    this.changes = plan.changes();
    this.tree = plan.current().tree();
    this.writes = new SimulatedWrites(plan.current());
    this.before = Inheritance.of(tree, plan.current().policies());
    this.after = Inheritance.of(tree, plan.after().policies());
    this.accounts = accountsBelow(plan);
  }

  /** Returns at most one detour of each kind. */
  static List<Detour> of(Plan plan) {
    List<Stop> stops = stops(plan.changes());
    return stops.isEmpty() ? List.of() : new Detours(plan).at(stops);
  }

  /** A point on the way: after one change and before another, by their numbers. */
  private record Stop(int from, int until) {}

  /** Returns where to look: the beginning and the end are not on the way. */
  private static List<Stop> stops(List<Change> changes) {
    List<Integer> effective =
        IntStream.range(0, changes.size())
            .filter(i -> isEffective(changes.get(i)))
            .boxed()
            .toList();
    boolean isShort = effective.size() <= EACH_CHANGE_UP_TO;
    List<Integer> ends =
        IntStream.range(0, effective.size())
            .filter(i -> isShort || isLastOfItsKind(i, effective, changes))
            .mapToObj(i -> effective.get(i) + 1)
            .toList();
    return IntStream.range(1, ends.size())
        .mapToObj(i -> new Stop(ends.get(i - 1), ends.get(i)))
        .toList();
  }

  private static boolean isLastOfItsKind(int i, List<Integer> effective, List<Change> changes) {
    return i + 1 == effective.size()
        || changes.get(effective.get(i)).getClass() != changes.get(effective.get(i + 1)).getClass();
  }

  /** Returns whether a change can make effective policies different. */
  static boolean isEffective(Change change) {
    return change instanceof UpdatePolicy
        || change instanceof AttachPolicy
        || change instanceof DetachPolicy;
  }

  /** Returns the active accounts that may see a change. */
  private static Set<TargetId> accountsBelow(Plan plan) {
    OrganizationTree tree = plan.current().tree();
    return plan.targets().stream()
        .filter(tree::contains)
        .flatMap(target -> tree.accountsUnder(target).stream())
        .filter(Account::isActive)
        .map(Account::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<Detour> at(List<Stop> stops) {
    int made = 0;
    for (Stop stop : stops) {
      changes.subList(made, stop.from()).forEach(change -> change.applyTo(writes));
      made = stop.from();
      look(stop);
    }
    return List.copyOf(found.values());
  }

  private void look(Stop stop) {
    Inheritance between = Inheritance.of(tree, writes.result().policies());
    accounts.stream()
        .collect(
            groupingBy(
                id ->
                    new Passage(before.effective(id), between.effective(id), after.effective(id))))
        .forEach((passage, ids) -> passage.detours().forEach(kind -> add(kind, ids, stop)));
  }

  private void add(Kind kind, List<TargetId> ids, Stop stop) {
    found.merge(kind, new Detour(kind, new TreeSet<>(ids), stop.from(), stop.until()), Detour::and);
  }
}
