package io.amiguard.sandbox;

import static io.amiguard.sandbox.OrganizationsErrors.constraint;
import static software.amazon.awssdk.services.organizations.model.ConstraintViolationExceptionReason.SERVICE_ACCESS_NOT_ENABLED;

import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.Root;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.snapshot.Snapshot;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.organizations.model.DisablePolicyTypeRequest;
import software.amazon.awssdk.services.organizations.model.DisablePolicyTypeResponse;
import software.amazon.awssdk.services.organizations.model.EnablePolicyTypeRequest;
import software.amazon.awssdk.services.organizations.model.EnablePolicyTypeResponse;
import software.amazon.awssdk.services.organizations.model.PolicyType;
import software.amazon.awssdk.services.organizations.model.PolicyTypeAlreadyEnabledException;
import software.amazon.awssdk.services.organizations.model.PolicyTypeNotEnabledException;
import software.amazon.awssdk.services.organizations.model.RootNotFoundException;

/** Turning the policy type on and off; unlike at AWS, it happens at once. */
final class PolicyTypes extends OrganizationsPart {
  PolicyTypes(Context context) {
    super(context);
  }

  @Override
  public EnablePolicyTypeResponse enablePolicyType(EnablePolicyTypeRequest request) {
    require(request.rootId(), request.policyTypeAsString());
    if (isTypeEnabled()) {
      throw PolicyTypeAlreadyEnabledException.builder()
          .message("The specified policy type is already enabled.")
          .build();
    }
    Snapshot snapshot = context.snapshot();
    if (!snapshot.servicePrincipals().contains(DeclarativePolicy.SERVICE_PRINCIPAL)) {
      throw constraint(
          SERVICE_ACCESS_NOT_ENABLED,
          "You must enable trusted access for %s before you enable this policy type."
              .formatted(DeclarativePolicy.SERVICE_PRINCIPAL));
    }
    Set<String> types = new TreeSet<>(snapshot.tree().root().policyTypes());
    types.add(DeclarativePolicy.TYPE);
    context.live().become(withTypes(snapshot, types));
    return EnablePolicyTypeResponse.builder().root(shapes().root()).build();
  }

  /** Detaches every policy of the type and keeps the policies themselves, as AWS does. */
  @Override
  public DisablePolicyTypeResponse disablePolicyType(DisablePolicyTypeRequest request) {
    require(request.rootId(), request.policyTypeAsString());
    if (!isTypeEnabled()) {
      throw PolicyTypeNotEnabledException.builder()
          .message("The specified policy type isn't currently enabled.")
          .build();
    }
    Snapshot snapshot = context.snapshot();
    Set<String> types = new TreeSet<>(snapshot.tree().root().policyTypes());
    types.remove(DeclarativePolicy.TYPE);
    context.live().become(withTypes(snapshot, types).withAttachments(List.of()));
    return DisablePolicyTypeResponse.builder().root(shapes().root()).build();
  }

  private void require(@Nullable String rootId, @Nullable String type) {
    requireManagement();
    if (!context.tree().root().id().equals(target(rootId, "RootId"))) {
      throw RootNotFoundException.builder()
          .message("You specified a root that doesn't exist.")
          .build();
    }
    if (!isDeclarative(type, PolicyType.knownValues())) {
      throw OrganizationsErrors.unavailablePolicyType();
    }
  }

  private static Snapshot withTypes(Snapshot snapshot, Set<String> types) {
    OrganizationTree tree = snapshot.tree();
    Root root = new Root(tree.root().id(), tree.root().name(), types);
    return snapshot.withTree(
        new OrganizationTree(
            tree.organizationId(),
            tree.managementAccountId(),
            root,
            tree.units(),
            tree.accounts()));
  }
}
