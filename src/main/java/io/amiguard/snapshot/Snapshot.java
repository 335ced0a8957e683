package io.amiguard.snapshot;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyId;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * An organization at one moment: its tree, its declarative policies, and where these are attached.
 *
 * @param servicePrincipals the services that have trusted access
 * @param policies by id; their targets are those of {@code attachments}
 * @param attachments in the order in which they were made
 * @param inventory images, instances and launch templates; shared, so nobody may change it
 */
public record Snapshot(
    OrganizationTree tree,
    Set<String> servicePrincipals,
    List<DeclarativePolicy> policies,
    List<Attachment> attachments,
    Optional<ObjectNode> inventory) {

  public Snapshot {
    servicePrincipals = Set.copyOf(servicePrincipals);
    attachments = List.copyOf(attachments);
    policies = attached(policies, attachments);
  }

  /**
   * Returns a snapshot of what AWS tells, which is not the order of attachment: attachments stand
   * by id.
   */
  public static Snapshot of(
      OrganizationTree tree, Set<String> servicePrincipals, List<DeclarativePolicy> policies) {
    List<Attachment> attachments =
        policies.stream()
            .sorted(Comparator.comparing(DeclarativePolicy::id))
            .flatMap(
                policy ->
                    policy.targets().stream().map(target -> new Attachment(policy.id(), target)))
            .toList();
    return new Snapshot(tree, servicePrincipals, policies, attachments, Optional.empty());
  }

  public Optional<DeclarativePolicy> policy(PolicyId id) {
    return policies.stream().filter(policy -> policy.id().equals(id)).findFirst();
  }

  /** Returns the policies of each target that has some, first attached first. */
  public Map<TargetId, List<DeclarativePolicy>> attachedInOrder() {
    Map<PolicyId, DeclarativePolicy> byId =
        policies.stream().collect(toMap(DeclarativePolicy::id, Function.identity()));
    return attachments.stream()
        .filter(attachment -> byId.containsKey(attachment.policyId()))
        .collect(
            groupingBy(
                Attachment::targetId,
                LinkedHashMap::new,
                mapping(attachment -> byId.get(attachment.policyId()), toList())));
  }

  public Snapshot withTree(OrganizationTree changed) {
    return new Snapshot(changed, servicePrincipals, policies, attachments, inventory);
  }

  public Snapshot withServicePrincipals(Set<String> changed) {
    return new Snapshot(tree, changed, policies, attachments, inventory);
  }

  public Snapshot withPolicies(List<DeclarativePolicy> changed) {
    return new Snapshot(tree, servicePrincipals, changed, attachments, inventory);
  }

  public Snapshot withAttachments(List<Attachment> changed) {
    return new Snapshot(tree, servicePrincipals, policies, changed, inventory);
  }

  public Snapshot withInventory(ObjectNode changed) {
    return new Snapshot(tree, servicePrincipals, policies, attachments, Optional.of(changed));
  }

  private static List<DeclarativePolicy> attached(
      Collection<DeclarativePolicy> policies, List<Attachment> attachments) {
    Map<PolicyId, List<TargetId>> targets =
        attachments.stream()
            .collect(groupingBy(Attachment::policyId, mapping(Attachment::targetId, toList())));
    return policies.stream()
        .map(policy -> withTargets(policy, targets.getOrDefault(policy.id(), List.of())))
        .sorted(Comparator.comparing(DeclarativePolicy::id))
        .toList();
  }

  private static DeclarativePolicy withTargets(DeclarativePolicy policy, List<TargetId> targets) {
    return new DeclarativePolicy(
        policy.id(),
        policy.name(),
        policy.description(),
        policy.tags(),
        policy.document(),
        targets);
  }
}
