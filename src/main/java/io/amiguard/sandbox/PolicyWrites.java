package io.amiguard.sandbox;

import static io.amiguard.sandbox.OrganizationsErrors.constraint;
import static software.amazon.awssdk.services.organizations.model.ConstraintViolationExceptionReason.MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED;
import static software.amazon.awssdk.services.organizations.model.ConstraintViolationExceptionReason.POLICY_CONTENT_LIMIT_EXCEEDED;
import static software.amazon.awssdk.services.organizations.model.ConstraintViolationExceptionReason.POLICY_NUMBER_LIMIT_EXCEEDED;

import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyName;
import io.amiguard.snapshot.Attachment;
import io.amiguard.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.organizations.model.AttachPolicyRequest;
import software.amazon.awssdk.services.organizations.model.AttachPolicyResponse;
import software.amazon.awssdk.services.organizations.model.CreatePolicyRequest;
import software.amazon.awssdk.services.organizations.model.CreatePolicyResponse;
import software.amazon.awssdk.services.organizations.model.DeletePolicyRequest;
import software.amazon.awssdk.services.organizations.model.DeletePolicyResponse;
import software.amazon.awssdk.services.organizations.model.DetachPolicyRequest;
import software.amazon.awssdk.services.organizations.model.DetachPolicyResponse;
import software.amazon.awssdk.services.organizations.model.DuplicatePolicyAttachmentException;
import software.amazon.awssdk.services.organizations.model.DuplicatePolicyException;
import software.amazon.awssdk.services.organizations.model.PolicyInUseException;
import software.amazon.awssdk.services.organizations.model.PolicyNotAttachedException;
import software.amazon.awssdk.services.organizations.model.PolicyType;
import software.amazon.awssdk.services.organizations.model.PolicyTypeNotEnabledException;
import software.amazon.awssdk.services.organizations.model.UpdatePolicyRequest;
import software.amazon.awssdk.services.organizations.model.UpdatePolicyResponse;

/**
 * Policies that come, change, are attached, detached and go. White space in a document counts, but
 * is not kept, unlike at AWS.
 */
final class PolicyWrites extends OrganizationsPart {
  private static final int MAX_POLICIES = 1_000;
  private static final int MAX_ATTACHED = 10;

  PolicyWrites(Context context) {
    super(context);
  }

  @Override
  public CreatePolicyResponse createPolicy(CreatePolicyRequest request) {
    requireManagement();
    if (!isDeclarative(request.typeAsString(), PolicyType.knownValues())) {
      throw OrganizationsErrors.unavailablePolicyType();
    }
    PolicyName name = new PolicyName(length(request.name(), "Name", 1, PolicyName.MAX_LENGTH));
    String description = length(request.description(), "Description", 0, 512);
    PolicyDocument document = document(request.content());
    Map<String, String> tags = Tags.merged(Map.of(), request.tags());
    Snapshot snapshot = context.snapshot();
    requireFreeName(name, new PolicyId(""));
    if (snapshot.policies().size() >= MAX_POLICIES) {
      throw constraint(
          POLICY_NUMBER_LIMIT_EXCEEDED, "You have exceeded the number of policies you can have.");
    }
    DeclarativePolicy policy =
        new DeclarativePolicy(newId(snapshot), name, description, tags, document, List.of());
    List<DeclarativePolicy> policies = new ArrayList<>(snapshot.policies());
    policies.add(policy);
    context.live().become(snapshot.withPolicies(policies));
    return CreatePolicyResponse.builder().policy(shapes().policy(policy)).build();
  }

  private PolicyId newId(Snapshot snapshot) {
    return new PolicyId(
        context.live().newId("p-", 10, id -> snapshot.policy(new PolicyId(id)).isPresent()));
  }

  @Override
  public UpdatePolicyResponse updatePolicy(UpdatePolicyRequest request) {
    requireManagement();
    DeclarativePolicy before = policy(request.policyId());
    DeclarativePolicy after =
        new DeclarativePolicy(
            before.id(),
            request.name() == null
                ? before.name()
                : new PolicyName(length(request.name(), "Name", 1, PolicyName.MAX_LENGTH)),
            request.description() == null
                ? before.description()
                : length(request.description(), "Description", 0, 512),
            before.tags(),
            request.content() == null ? before.document() : document(request.content()),
            before.targets());
    requireFreeName(after.name(), after.id());
    replace(after);
    return UpdatePolicyResponse.builder().policy(shapes().policy(after)).build();
  }

  private void replace(DeclarativePolicy changed) {
    Snapshot snapshot = context.snapshot();
    context
        .live()
        .become(
            snapshot.withPolicies(
                snapshot.policies().stream()
                    .map(policy -> policy.id().equals(changed.id()) ? changed : policy)
                    .toList()));
  }

  @Override
  public DeletePolicyResponse deletePolicy(DeletePolicyRequest request) {
    requireManagement();
    DeclarativePolicy policy = policy(request.policyId());
    if (!policy.targets().isEmpty()) {
      throw PolicyInUseException.builder()
          .message("The policy is attached to one or more entities. Detach it first.")
          .build();
    }
    Snapshot snapshot = context.snapshot();
    context
        .live()
        .become(
            snapshot.withPolicies(
                snapshot.policies().stream()
                    .filter(other -> !other.id().equals(policy.id()))
                    .toList()));
    return DeletePolicyResponse.builder().build();
  }

  @Override
  public AttachPolicyResponse attachPolicy(AttachPolicyRequest request) {
    requireManagement();
    DeclarativePolicy policy = policy(request.policyId());
    TargetId target = existingTarget(request.targetId());
    requireTypeEnabled();
    if (policy.targets().contains(target)) {
      throw DuplicatePolicyAttachmentException.builder()
          .message("A policy with the specified ID is already attached to the specified target.")
          .build();
    }
    List<Attachment> attachments = new ArrayList<>(context.snapshot().attachments());
    if (attachments.stream().filter(other -> other.targetId().equals(target)).count()
        >= MAX_ATTACHED) {
      throw constraint(
          MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED,
          "You have attached the maximum number of policies of this type to the target.");
    }
    attachments.add(new Attachment(policy.id(), target));
    context.live().become(context.snapshot().withAttachments(attachments));
    return AttachPolicyResponse.builder().build();
  }

  @Override
  public DetachPolicyResponse detachPolicy(DetachPolicyRequest request) {
    requireManagement();
    DeclarativePolicy policy = policy(request.policyId());
    TargetId target = existingTarget(request.targetId());
    List<Attachment> attachments = new ArrayList<>(context.snapshot().attachments());
    if (!attachments.remove(new Attachment(policy.id(), target))) {
      throw PolicyNotAttachedException.builder()
          .message("The policy isn't attached to the specified target.")
          .build();
    }
    context.live().become(context.snapshot().withAttachments(attachments));
    return DetachPolicyResponse.builder().build();
  }

  private void requireTypeEnabled() {
    if (!isTypeEnabled()) {
      throw PolicyTypeNotEnabledException.builder()
          .message("This operation can be performed only for enabled policy types.")
          .build();
    }
  }

  private void requireFreeName(PolicyName name, PolicyId own) {
    if (context.snapshot().policies().stream()
        .anyMatch(policy -> policy.name().equals(name) && !policy.id().equals(own))) {
      throw DuplicatePolicyException.builder()
          .message("A policy with the same name already exists.")
          .build();
    }
  }

  private static PolicyDocument document(@Nullable String content) {
    String text = length(content, "Content", 1, 1_000_000);
    if (text.codePointCount(0, text.length()) > PolicyDocument.MAX_CHARACTERS) {
      throw constraint(
          POLICY_CONTENT_LIMIT_EXCEEDED, "You have exceeded the maximum size of a policy.");
    }
    return PolicyAdmission.admit(text).orElseThrow(OrganizationsErrors::malformedPolicy);
  }
}
