package io.amiguard.plan;

import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyName;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a plan rests on in an organization: its own policies, other policies that have a say in what
 * its accounts get of Allowed AMIs, and which accounts are under its targets. What happens
 * elsewhere does not matter to it.
 *
 * @param policies by name
 * @param places the ways from the root to the plan's targets and on to their accounts
 * @param accounts under the plan's targets, each with its parent
 */
record Basis(
    SortedMap<PolicyName, DeclarativePolicy> policies,
    Set<TargetId> places,
    SortedMap<TargetId, TargetId> accounts) {

  /** Returns what a plan rests on, in the organization that it was made for or in a later one. */
  static Basis of(Plan plan, CurrentOrganization organization) {
    OrganizationTree tree = organization.tree();
    Set<TargetId> places = new LinkedHashSet<>();
    SortedMap<TargetId, TargetId> accounts = new TreeMap<>();
    for (TargetId target : plan.targets()) {
      if (tree.contains(target)) {
        places.addAll(tree.pathTo(target));
        tree.accountsUnder(target)
            .forEach(account -> accounts.put(account.id(), account.parentId()));
      }
    }
    accounts.keySet().forEach(account -> places.addAll(tree.pathTo(account)));
    return new Basis(policies(plan, organization, places), places, accounts);
  }

  Optional<DeclarativePolicy> policy(PolicyName name) {
    return Optional.ofNullable(policies.get(name));
  }

  Optional<TargetId> parentOf(TargetId account) {
    return Optional.ofNullable(accounts.get(account));
  }

  private static SortedMap<PolicyName, DeclarativePolicy> policies(
      Plan plan, CurrentOrganization organization, Set<TargetId> places) {
    Set<PolicyName> ours = plan.touchedPolicies();
    SortedMap<PolicyName, DeclarativePolicy> policies = new TreeMap<>();
    organization.policies().stream()
        .filter(policy -> ours.contains(policy.name()) || speaks(policy, places))
        .forEach(policy -> policies.putIfAbsent(policy.name(), policy));
    return policies;
  }

  private static boolean speaks(DeclarativePolicy policy, Set<TargetId> places) {
    return policy.targets().stream().anyMatch(places::contains)
        && !policy.document().aboutAllowedImages().isEmpty();
  }
}
