package io.amiguard.snapshot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.organization.OrganizationReader;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.Inheritance;
import io.amiguard.policy.PolicyReader;
import java.util.List;
import java.util.Optional;

/** A snapshot as an organization that can be read; nobody needs to ask AWS. */
public final class SnapshotOrganization implements OrganizationReader, PolicyReader {
  private final Snapshot snapshot;
  private final Inheritance inheritance;

  public SnapshotOrganization(Snapshot snapshot) {
    this.snapshot = snapshot;
    this.inheritance = Inheritance.inOrder(snapshot.tree(), snapshot.attachedInOrder());
  }

  @Override
  public OrganizationTree tree() {
    return snapshot.tree();
  }

  @Override
  public boolean hasServiceAccess(String servicePrincipal) {
    return snapshot.servicePrincipals().contains(servicePrincipal);
  }

  @Override
  public List<DeclarativePolicy> policies() {
    return snapshot.policies();
  }

  /** Returns what the policies of the file merge to; AWS's own answer is not in the file. */
  @Override
  public Optional<ObjectNode> effectivePolicy(TargetId account) {
    if (snapshot.tree().account(account).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(inheritance.effective(account).content())
        .filter(content -> !content.isEmpty());
  }

  /** Returns nothing: a snapshot does not say what AWS refuses. */
  @Override
  public List<InvalidEffectivePolicy> invalidEffectivePolicies() {
    return List.of();
  }
}
