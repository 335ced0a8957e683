package io.amiguard.plan;

import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyName;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What changes make of an organization. Nearly everybody who looks at a plan asks, so each answer
 * is worked out once.
 */
final class Outcome {
  private final CurrentOrganization before;
  private final Once<CurrentOrganization> after;
  private final Once<Set<PolicyName>> changedPolicies;
  private final Once<List<Effect>> effects;

  Outcome(CurrentOrganization before, List<Change> changes, List<Move> moves) {
    this.before = before;
    this.after = new Once<>(() -> after(changes));
    this.changedPolicies = new Once<>(this::findChangedPolicies);
    this.effects =
        new Once<>(
            () ->
                changes.isEmpty() && moves.isEmpty()
                    ? List.of()
                    : EffectGroups.between(before, after().whatIf(moves)));
  }

  /** Returns the organization once every change is made. */
  CurrentOrganization after() {
    return after.get();
  }

  /** Returns the policies that are not the same before and after. */
  Set<PolicyName> changedPolicies() {
    return changedPolicies.get();
  }

  List<Effect> effects() {
    return effects.get();
  }

  private CurrentOrganization after(List<Change> changes) {
    SimulatedWrites writes = new SimulatedWrites(before);
    changes.forEach(change -> change.applyTo(writes));
    return writes.result();
  }

  private Set<PolicyName> findChangedPolicies() {
    Map<PolicyName, DeclarativePolicy> then = byName(before);
    Map<PolicyName, DeclarativePolicy> now = byName(after());
    Set<PolicyName> changed = new TreeSet<>();
    Stream.of(then, now)
        .flatMap(policies -> policies.keySet().stream())
        .filter(name -> !Objects.equals(then.get(name), now.get(name)))
        .forEach(changed::add);
    return Collections.unmodifiableSet(changed);
  }

  private static Map<PolicyName, DeclarativePolicy> byName(CurrentOrganization organization) {
    Map<PolicyName, DeclarativePolicy> byName = new HashMap<>();
    organization.policies().forEach(policy -> byName.putIfAbsent(policy.name(), policy));
    return byName;
  }
}
