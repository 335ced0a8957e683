package io.amiguard.plan;

import static java.util.stream.Collectors.toSet;

import io.amiguard.organization.TargetId;
import io.amiguard.plan.Change.AttachPolicy;
import io.amiguard.plan.Change.DetachPolicy;
import io.amiguard.plan.Change.EnablePolicyType;
import io.amiguard.plan.Change.UpdatePolicy;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.InheritanceRule;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The orders in which the policies of each target may have been attached, before a plan and on the
 * way through it ({@link InheritanceRule#FIRST_ATTACHED_ASSIGNS}). AWS does not show in which order
 * those came that are there before, so it may be any; those that the plan attaches come after them,
 * one after the other.
 */
final class AttachmentOrders {

  /** The orders of so many policies on one target are told one by one: there are 120 of five. */
  static final int POLICIES_AT_MOST = 5;

  private final List<Change> changes;
  private final Map<TargetId, List<PolicyName>> present = new HashMap<>();
  private final Map<TargetId, List<Integer>> touching = new HashMap<>();

  /** The policies of targets that say something about Allowed AMIs, first attached first. */
  record Order(Map<TargetId, List<PolicyName>> policies) {
    static final Order NONE = new Order(Map.of());

    /** Returns an order of this on its targets and of the other on others. */
    Order and(Order other) {
      Map<TargetId, List<PolicyName>> both = new HashMap<>(policies);
      both.putAll(other.policies);
      return new Order(both);
    }
  }

  /**
   * @param changes in the order in which they are made
   */
  AttachmentOrders(CurrentOrganization current, List<Change> changes) {
    this.changes = changes;
    Set<PolicyName> speaking = speaking(current, changes);
    for (DeclarativePolicy policy : current.policies()) {
      if (speaking.contains(policy.name())) {
        policy.targets().forEach(target -> list(present, target).add(policy.name()));
      }
    }
    Map<PolicyName, Set<TargetId>> places = places(current, changes);
    for (int number = 0; number < changes.size(); number++) {
      for (TargetId target : touched(changes.get(number), places)) {
        list(touching, target).add(number);
      }
    }
  }

  /** Returns the policies that say something about Allowed AMIs at any time. */
  private static Set<PolicyName> speaking(CurrentOrganization current, List<Change> changes) {
    Set<PolicyName> speaking = new HashSet<>();
    current.policies().stream()
        .filter(policy -> speaks(policy.document()))
        .forEach(policy -> speaking.add(policy.name()));
    for (Change change : changes) {
      if (change instanceof UpdatePolicy update && speaks(update.document())) {
        speaking.add(update.before().name());
      }
    }
    return speaking;
  }

  private static boolean speaks(PolicyDocument document) {
    return document.allowedImages().isPresent();
  }

  /** Returns where each policy is at any time. */
  private static Map<PolicyName, Set<TargetId>> places(
      CurrentOrganization current, List<Change> changes) {
    Map<PolicyName, Set<TargetId>> places = new HashMap<>();
    current
        .policies()
        .forEach(policy -> places.put(policy.name(), new HashSet<>(policy.targets())));
    for (Change change : changes) {
      if (change instanceof AttachPolicy attach) {
        places.computeIfAbsent(attach.policy(), it -> new HashSet<>()).add(attach.target());
      }
    }
    return places;
  }

  private static Set<TargetId> touched(Change change, Map<PolicyName, Set<TargetId>> places) {
    if (change instanceof AttachPolicy attach) {
      return Set.of(attach.target());
    }
    if (change instanceof DetachPolicy detach) {
      return Set.of(detach.target());
    }
    if (change instanceof EnablePolicyType) {
      return places.values().stream().flatMap(Set::stream).collect(toSet());
    }
    return change instanceof UpdatePolicy update
        ? places.getOrDefault(update.before().name(), Set.of())
        : Set.of();
  }

  private static <T> List<T> list(Map<TargetId, List<T>> lists, TargetId target) {
    return lists.computeIfAbsent(target, it -> new ArrayList<>());
  }

  /** Returns the targets of which any change touches a policy. */
  Set<TargetId> touched() {
    return touching.keySet();
  }

  /** Returns whether changes from one number up to another touch any of the targets. */
  boolean areTouched(List<TargetId> targets, int from, int until) {
    return targets.stream()
        .flatMap(target -> touching.getOrDefault(target, List.of()).stream())
        .anyMatch(number -> number >= from && number < until);
  }

  /**
   * Returns all orders that there may be before the plan on a target; empty if there are more than
   * {@value #POLICIES_AT_MOST} policies.
   */
  Optional<List<Order>> before(TargetId target) {
    List<PolicyName> here = present.getOrDefault(target, List.of());
    return here.size() > POLICIES_AT_MOST
        ? Optional.empty()
        : Optional.of(
            permutations(here).stream().map(names -> new Order(Map.of(target, names))).toList());
  }

  private static List<List<PolicyName>> permutations(List<PolicyName> names) {
    if (names.size() < 2) {
      return List.of(names);
    }
    List<List<PolicyName>> all = new ArrayList<>();
    for (PolicyName first : names) {
      List<PolicyName> others = names.stream().filter(name -> !name.equals(first)).toList();
      for (List<PolicyName> rest : permutations(others)) {
        all.add(Stream.concat(Stream.of(first), rest.stream()).toList());
      }
    }
    return all;
  }

  /**
   * Returns what becomes of an order once the first changes are made, of targets with a choice.
   *
   * @param made how many changes
   */
  Map<TargetId, List<PolicyName>> after(int made, Order before) {
    Map<TargetId, List<PolicyName>> order = new HashMap<>();
    before
        .policies()
        .forEach(
            (target, names) -> {
              List<PolicyName> now = new ArrayList<>(names);
              touching.getOrDefault(target, List.of()).stream()
                  .filter(number -> number < made)
                  .forEach(number -> move(changes.get(number), now));
              if (now.size() > 1) {
                order.put(target, now);
              }
            });
    return order;
  }

  private static void move(Change change, List<PolicyName> names) {
    if (change instanceof AttachPolicy attach && !names.contains(attach.policy())) {
      names.add(attach.policy());
    }
    if (change instanceof DetachPolicy detach) {
      names.remove(detach.policy());
    }
  }
}
