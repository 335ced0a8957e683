package io.amiguard.plan;

import io.amiguard.Finding;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyName;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The policies that somebody wants as they are once a plan is made: those that it touches, and
 * those of ours that it does not call left over. With {@code --name} the settings name more than
 * the plan is about, and a rollback leaves alone what its entry did not change.
 */
public final class IntendedPolicies {
  private IntendedPolicies() {}

  /** Returns their names; what has a say in accounts besides is foreign. */
  public static Set<PolicyName> of(Plan plan) {
    Set<PolicyName> touched = plan.touchedPolicies();
    Set<PolicyName> intended = new TreeSet<>(touched);
    plan.current().managedExcept(touched).stream()
        .filter(live -> !isLeftOver(live, plan))
        .map(DeclarativePolicy::name)
        .forEach(intended::add);
    return Collections.unmodifiableSet(intended);
  }

  private static boolean isLeftOver(DeclarativePolicy live, Plan plan) {
    Finding told = Planner.leftOver(live);
    return plan.findings().contains(told);
  }
}
