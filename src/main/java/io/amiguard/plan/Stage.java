package io.amiguard.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.Hypothesis;
import io.amiguard.policy.Hypothesis.NewKeys;
import io.amiguard.policy.Inheritance;
import io.amiguard.policy.PolicyName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What places have once some of a plan's changes are made. */
final class Stage {
  private final int made;
  private final OrganizationTree tree;
  private final Inheritance inheritance;
  private final Map<Seat, Condition> conditions = new HashMap<>();

  /**
   * All that decides what a place has: those with the same parent and the same policies of their
   * own have the same.
   *
   * @param hypothesis about the places above, where there is one
   */
  private record Seat(
      Optional<TargetId> parent, List<PolicyName> policies, Optional<Hypothesis> hypothesis) {}

  /**
   * @param made how many changes
   */
  Stage(int made, OrganizationTree tree, Inheritance inheritance) {
    this.made = made;
    this.tree = tree;
    this.inheritance = inheritance;
  }

  int made() {
    return made;
  }

  /** Returns what a place has, with all that is uncertain about it. */
  Condition at(TargetId place) {
    return condition(place, inheritance, Optional.empty());
  }

  /** Returns what a place has under a hypothesis, for certain. */
  Condition at(TargetId place, Hypothesis hypothesis) {
    return condition(
        place, inheritance.under(hypothesis), Optional.of(hypothesis.elsewhereThan(place)));
  }

  /**
   * Returns all that depends on the order of the policies of a target.
   *
   * @param order the policies of targets, first attached first
   */
  Map<String, JsonNode> firstAssignedOn(TargetId target, Map<TargetId, List<PolicyName>> order) {
    return inheritance.under(new Hypothesis(order, NewKeys.COUNT)).firstAssignedOn(target);
  }

  private Condition condition(TargetId place, Inheritance under, Optional<Hypothesis> hypothesis) {
    return conditions.computeIfAbsent(
        new Seat(tree.parentOf(place), under.attachedTo(place), hypothesis),
        it -> Condition.of(under.effective(place)));
  }
}
