package io.amiguard.plan;

import io.amiguard.organization.OrganizationTree;
import io.amiguard.plan.Change.AttachPolicy;
import io.amiguard.plan.Change.DetachPolicy;
import io.amiguard.plan.Change.UpdatePolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The order in which the changes of a plan are made.
 *
 * <p>The usual order has updates before attachments before detachments. If accounts would have
 * something on the way that they have neither before nor after, two things may be different, as far
 * as they help: the lowest places get a policy first and lose it last, so that an exception is
 * there before what it is an exception from; and updates wait until the policy has left the places
 * that it is to leave. Attachments come before detachments all the same, so that an account which
 * moves from one policy to another is never without one.
 */
public final class ChangeOrder {
  private static final int TRIED_ONE_BY_ONE_UP_TO = 3;

  private final Plan usual;

  private ChangeOrder(Plan usual) {
    this.usual = usual;
  }

  /** Returns the plan in the order in which the fewest accounts meet something on the way. */
  public static Plan of(Plan usual) {
    Plan best = usual;
    long fewest = accountsMeeting(usual);
    Iterator<Plan> others = new ChangeOrder(usual).others().iterator();
    while (fewest > 0 && others.hasNext()) {
      Plan other = others.next();
      long accounts = accountsMeeting(other);
      if (accounts < fewest) {
        best = other;
        fewest = accounts;
      }
    }
    return best;
  }

  private static long accountsMeeting(Plan plan) {
    return Detours.of(plan).stream().mapToLong(detour -> detour.accounts().size()).sum();
  }

  private Stream<Plan> others() {
    List<Change> lowestFirst = lowestFirst();
    return Stream.concat(
            Stream.of(lowestFirst),
            waiting()
                .flatMap(
                    updates ->
                        Stream.of(usual.changes(), lowestFirst)
                            .map(changes -> updatedLast(changes, updates))))
        .distinct()
        .map(usual::withChanges);
  }

  /** What comes to the lowest places first leaves them last. */
  private List<Change> lowestFirst() {
    OrganizationTree tree = usual.current().tree();
    ToIntFunction<Change> depth =
        change ->
            change instanceof AttachPolicy attach
                ? -tree.pathTo(attach.target()).size()
                : change instanceof DetachPolicy detach ? tree.pathTo(detach.target()).size() : 0;
    List<Change> changes = usual.changes();
    return sorted(sorted(changes, AttachPolicy.class, depth), DetachPolicy.class, depth);
  }

  /** Returns the changes with those of one kind sorted among themselves. */
  private static List<Change> sorted(
      List<Change> changes, Class<? extends Change> kind, ToIntFunction<Change> key) {
    Iterator<Change> inOrder =
        changes.stream().filter(kind::isInstance).sorted(Comparator.comparingInt(key)).iterator();
    return changes.stream()
        .map(change -> kind.isInstance(change) ? inOrder.next() : change)
        .toList();
  }

  /** Returns which updates might wait: all that can, or a single one. */
  private Stream<Set<Change>> waiting() {
    Set<Change> all =
        usual.changes().stream().filter(ChangeOrder::mayWait).collect(Collectors.toSet());
    Stream<Set<Change>> single =
        all.size() > 1 && all.size() <= TRIED_ONE_BY_ONE_UP_TO
            ? usual.changes().stream().filter(all::contains).map(Set::of)
            : Stream.of();
    return Stream.concat(Stream.of(all), single);
  }

  /** A policy that says nothing about Allowed AMIs yet covers nobody before its update. */
  private static boolean mayWait(Change change) {
    return change instanceof UpdatePolicy update
        && update.before().document().allowedImages().isPresent();
  }

  /** What is given back or deleted comes after all else even so. */
  private static List<Change> updatedLast(List<Change> changes, Set<Change> waiting) {
    List<Change> ordered = new ArrayList<>(changes);
    ordered.removeAll(waiting);
    int end = ordered.size();
    while (end > 0 && !Detours.isEffective(ordered.get(end - 1))) {
      end--;
    }
    ordered.addAll(end, changes.stream().filter(waiting::contains).toList());
    return ordered;
  }
}
