package io.amiguard.plan;

import io.amiguard.organization.OrganizationReader;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.Inheritance;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.PolicyReader;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An organization as it is now: its tree and its declarative policies.
 *
 * @param hasServiceAccess whether EC2 has trusted access
 */
public record CurrentOrganization(
    OrganizationTree tree, boolean hasServiceAccess, List<DeclarativePolicy> policies) {

  public CurrentOrganization {
    policies = policies.stream().sorted(Comparator.comparing(DeclarativePolicy::id)).toList();
  }

  /** Reads all of it. */
  public static CurrentOrganization read(OrganizationReader organization, PolicyReader policies) {
    return new CurrentOrganization(
        organization.tree(),
        organization.hasServiceAccess(DeclarativePolicy.SERVICE_PRINCIPAL),
        policies.policies());
  }

  /** Returns the organization as it would be if accounts were elsewhere. */
  public CurrentOrganization whatIf(List<Move> moves) {
    OrganizationTree moved = tree;
    for (Move move : moves) {
      moved = move.applyTo(moved);
    }
    return new CurrentOrganization(moved, hasServiceAccess, policies);
  }

  /** Returns whether declarative policies are enabled on the root. */
  public boolean hasPolicyType() {
    return tree.root().policyTypes().contains(DeclarativePolicy.TYPE);
  }

  /**
   * Returns the policies that have a say in accounts: none while their type is off, for then no
   * account has an effective policy (Organizations, DescribeEffectivePolicy).
   */
  public List<DeclarativePolicy> policiesThatCount() {
    return hasPolicyType() ? policies : List.of();
  }

  /** Returns what each place has. */
  Inheritance inheritance() {
    return Inheritance.of(tree, policiesThatCount());
  }

  /** Returns the organization as it is once the change is made. */
  public CurrentOrganization after(Change change) {
    SimulatedWrites writes = new SimulatedWrites(this);
    change.applyTo(writes);
    return writes.result();
  }

  /** Returns the organization with this policy in place of the one of the same name. */
  public CurrentOrganization with(DeclarativePolicy policy) {
    List<DeclarativePolicy> others =
        policies.stream().filter(other -> !other.name().equals(policy.name())).toList();
    return new CurrentOrganization(
        tree, hasServiceAccess, Stream.concat(others.stream(), Stream.of(policy)).toList());
  }

  /** Returns the policies that carry our tag and are none of {@code names}. */
  public List<DeclarativePolicy> managedExcept(Set<PolicyName> names) {
    return policies.stream()
        .filter(DeclarativePolicy::isManaged)
        .filter(policy -> !names.contains(policy.name()))
        .toList();
  }

  public Optional<DeclarativePolicy> policy(PolicyName name) {
    return policies.stream().filter(policy -> policy.name().equals(name)).findFirst();
  }

  public Optional<DeclarativePolicy> policy(PolicyId id) {
    return policies.stream().filter(policy -> policy.id().equals(id)).findFirst();
  }
}
