package io.amiguard.plan;

import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.AttachmentOrders.Order;
import io.amiguard.plan.Detour.Kind;
import io.amiguard.policy.Hypothesis;
import io.amiguard.policy.Hypothesis.NewKeys;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A point on the way through a plan, with both ends. Where a place may have several things, because
 * AWS does not show the order of attachment or leaves a rule open, each case is followed from the
 * beginning to the end by itself: what may be at one point need not meet what may be at another.
 */
final class Waypoint {
  private final OrganizationTree tree;
  private final AttachmentOrders orders;
  private final DifferentOrders different;
  private final Stage before;
  private final Stage between;
  private final Stage after;
  private final Map<Passage, Set<Kind>> known = new HashMap<>();

  Waypoint(
      Stage before, Stage between, Stage after, AttachmentOrders orders, OrganizationTree tree) {
    this.tree = tree;
    this.orders = orders;
    this.different = new DifferentOrders(orders, List.of(before, between, after));
    this.before = before;
    this.between = between;
    this.after = after;
  }

  /** Returns in what a place has, or may have, something else here than at either end. */
  Set<Kind> detours(TargetId place) {
    Passage passage = new Passage(before.at(place), between.at(place), after.at(place));
    if (passage.blocksNothing()) {
      return Set.of();
    }
    if (passage.isCertain()) {
      return detours(passage);
    }
    List<TargetId> path = tree.pathTo(place);
    boolean isAtAnEnd =
        !orders.areTouched(path, before.made(), between.made())
            || !orders.areTouched(path, between.made(), after.made());
    return isAtAnEnd
        ? Set.of()
        : different
            .on(path)
            .map(possible -> inEachCase(place, possible, newKeys(passage)))
            .orElseGet(passage::conceivableDetours);
  }

  private Set<Kind> detours(Passage certain) {
    return known.computeIfAbsent(certain, Passage::detours);
  }

  private static Set<NewKeys> newKeys(Passage passage) {
    return passage.hasLock() ? EnumSet.allOf(NewKeys.class) : EnumSet.of(NewKeys.COUNT);
  }

  private Set<Kind> inEachCase(TargetId place, List<Order> possible, Set<NewKeys> newKeys) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (Order order : possible) {
      newKeys.forEach(keys -> kinds.addAll(detours(passage(place, order, keys))));
    }
    return kinds;
  }

  private Passage passage(TargetId place, Order order, NewKeys newKeys) {
    return new Passage(
        in(before, place, order, newKeys),
        in(between, place, order, newKeys),
        in(after, place, order, newKeys));
  }

  private Condition in(Stage stage, TargetId place, Order order, NewKeys newKeys) {
    return stage.at(place, new Hypothesis(orders.after(stage.made(), order), newKeys));
  }
}
