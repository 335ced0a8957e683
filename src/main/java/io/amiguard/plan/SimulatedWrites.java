package io.amiguard.plan;

import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.Root;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.PolicyWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Performs changes in memory, to see what an organization will be. A plan may attach one policy to
 * thousands of accounts, so targets become a policy's own only at the end.
 */
final class SimulatedWrites implements PolicyWriter {

  private final OrganizationTree tree;
  private final Map<PolicyName, DeclarativePolicy> policies = new LinkedHashMap<>();
  private final Map<PolicyName, SortedSet<TargetId>> changedTargets = new HashMap<>();
  private final Set<String> policyTypes;
  private boolean hasServiceAccess;

  SimulatedWrites(CurrentOrganization current) {
    this.tree = current.tree();
    this.policyTypes = new HashSet<>(tree.root().policyTypes());
    this.hasServiceAccess = current.hasServiceAccess();
    current.policies().forEach(policy -> policies.put(policy.name(), policy));
  }

  CurrentOrganization result() {
    changedTargets.forEach(
        (name, targets) -> change(name, policy -> policy.attachedTo(List.copyOf(targets))));
    changedTargets.clear();
    return new CurrentOrganization(
        policyTypes.equals(tree.root().policyTypes()) ? tree : treeWithPolicyTypes(),
        hasServiceAccess,
        List.copyOf(policies.values()));
  }

  private OrganizationTree treeWithPolicyTypes() {
    return tree.withRoot(new Root(tree.root().id(), tree.root().name(), policyTypes));
  }

  @Override
  public void enableServiceAccess(String servicePrincipal) {
    hasServiceAccess |= servicePrincipal.equals(DeclarativePolicy.SERVICE_PRINCIPAL);
  }

  @Override
  public void enablePolicyType(TargetId root, String policyType) {
    policyTypes.add(policyType);
  }

  @Override
  public void create(
      PolicyName name, String description, PolicyDocument document, Map<String, String> tags) {
    changedTargets.remove(name);
    policies.put(
        name,
        new DeclarativePolicy(PolicyId.UNKNOWN, name, description, tags, document, List.of()));
  }

  @Override
  public void tag(DeclarativePolicy before, Map<String, String> tags) {
    change(
        before.name(),
        policy -> {
          Map<String, String> all = new HashMap<>(policy.tags());
          all.putAll(tags);
          return policy.tagged(all);
        });
  }

  @Override
  public void untag(DeclarativePolicy before, Set<String> keys) {
    change(
        before.name(),
        policy -> {
          Map<String, String> rest = new HashMap<>(policy.tags());
          rest.keySet().removeAll(keys);
          return policy.tagged(rest);
        });
  }

  @Override
  public void update(DeclarativePolicy before, String description, PolicyDocument document) {
    change(before.name(), policy -> policy.with(description, document));
  }

  @Override
  public void attach(PolicyName policy, TargetId target) {
    targets(policy).add(target);
  }

  @Override
  public void detach(PolicyName policy, TargetId target) {
    targets(policy).remove(target);
  }

  @Override
  public void delete(PolicyName policy) {
    policies.remove(policy);
    changedTargets.remove(policy);
  }

  private SortedSet<TargetId> targets(PolicyName policy) {
    return changedTargets.computeIfAbsent(
        policy,
        name ->
            Optional.ofNullable(policies.get(name))
                .<SortedSet<TargetId>>map(live -> new TreeSet<>(live.targets()))
                .orElseGet(TreeSet::new));
  }

  private void change(PolicyName name, UnaryOperator<DeclarativePolicy> change) {
    policies.computeIfPresent(name, (key, policy) -> change.apply(policy));
  }
}
