package io.amiguard.snapshot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.OrganizationalUnit;
import io.amiguard.organization.Root;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What stands in a snapshot file, before anyone has looked whether it fits together. */
record SnapshotDraft(
    Organization organization,
    Root root,
    List<Placed<OrganizationalUnit>> units,
    List<Placed<Account>> accounts,
    List<Placed<DeclarativePolicy>> policies,
    List<Placed<Attachment>> attachments,
    Optional<ObjectNode> inventory) {

  /** The head of the file. */
  record Organization(
      String id, TargetId managementAccountId, Optional<Set<String>> servicePrincipals) {}

  /** Returns the snapshot; whatever does not fit together must have been sorted out before. */
  Snapshot snapshot() {
    OrganizationTree tree =
        new OrganizationTree(
            organization.id(),
            organization.managementAccountId(),
            root,
            things(units),
            things(accounts));
    return new Snapshot(
        tree,
        organization.servicePrincipals().orElseGet(this::impliedServicePrincipals),
        things(policies),
        things(attachments),
        inventory);
  }

  /** AWS wants trusted access before the policy type, so where the type is on, it was given. */
  private Set<String> impliedServicePrincipals() {
    return root.policyTypes().contains(DeclarativePolicy.TYPE)
        ? Set.of(DeclarativePolicy.SERVICE_PRINCIPAL)
        : Set.of();
  }

  private static <T> List<T> things(List<Placed<T>> placed) {
    return placed.stream().map(Placed::thing).toList();
  }
}
