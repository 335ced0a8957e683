package io.amiguard.aws;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.OrganizationWriter;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.CreatePolicyRequest;
import software.amazon.awssdk.services.organizations.model.CreatePolicyResponse;
import software.amazon.awssdk.services.organizations.model.DuplicatePolicyAttachmentException;
import software.amazon.awssdk.services.organizations.model.DuplicatePolicyException;
import software.amazon.awssdk.services.organizations.model.ListRootsResponse;
import software.amazon.awssdk.services.organizations.model.Policy;
import software.amazon.awssdk.services.organizations.model.PolicyNotAttachedException;
import software.amazon.awssdk.services.organizations.model.PolicyNotFoundException;
import software.amazon.awssdk.services.organizations.model.PolicySummary;
import software.amazon.awssdk.services.organizations.model.PolicyTypeAlreadyEnabledException;
import software.amazon.awssdk.services.organizations.model.PolicyTypeNotEnabledException;
import software.amazon.awssdk.services.organizations.model.PolicyTypeStatus;

/**
 * Changes policies in AWS, one call after another.
 *
 * <p>The SDK repeats a call whose answer was lost. The repeated call then meets what the first one
 * did, so an answer such as "already attached" counts as done.
 */
public final class AwsPolicyWriter implements OrganizationWriter {
  private final OrganizationsClient organizations;
  private final AwsCall aws;
  private final AwsPolicyReader reader;
  private final AwsPolicyTags tags;
  private final Waits waits;
  private final Map<PolicyName, PolicyId> ids = new TreeMap<>();

  /**
   * Creates one that writes to policies by the ids under which the plan saw them: another policy
   * may have got the name of one since.
   */
  public AwsPolicyWriter(AwsClients clients, List<DeclarativePolicy> planned) {
    this.organizations = clients.organizations();
    this.aws = clients.calls();
    this.reader = new AwsPolicyReader(clients);
    this.tags = new AwsPolicyTags(clients);
    this.waits = clients.waits();
    planned.forEach(policy -> ids.putIfAbsent(policy.name(), policy.id()));
  }

  @Override
  public void enableServiceAccess(String servicePrincipal) {
    aws.call(
        "organizations:EnableAWSServiceAccess",
        "service " + servicePrincipal,
        () ->
            organizations.enableAWSServiceAccess(
                request -> request.servicePrincipal(servicePrincipal)));
  }

  /** Returns when AWS shows the type as enabled; AWS enables it in the background. */
  @Override
  public void enablePolicyType(TargetId root, String policyType) {
    aws.callUnless(
        PolicyTypeAlreadyEnabledException.class,
        "organizations:EnablePolicyType",
        "%s on root %s".formatted(policyType, root),
        () ->
            organizations.enablePolicyType(
                request -> request.rootId(root.value()).policyType(policyType)));
    for (int look = 0; look < waits.polls(); look++) {
      if (isEnabled(root, policyType)) {
        return;
      }
      waits.pause();
    }
    throw new AmiguardException(
        Kind.INCOMPLETE,
        "policy type %s is being enabled on root %s, but AWS has not finished: run it again in a few minutes"
            .formatted(policyType, root));
  }

  @Override
  public void create(
      PolicyName name, String description, PolicyDocument document, Map<String, String> newTags) {
    CreatePolicyRequest request =
        CreatePolicyRequest.builder()
            .name(name.value())
            .description(description)
            .type(DeclarativePolicy.TYPE)
            .content(document.minified())
            .tags(AwsPolicyTags.of(newTags))
            .build();
    PolicyId id =
        aws.callUnless(
                DuplicatePolicyException.class,
                "organizations:CreatePolicy",
                "policy " + name,
                () -> idOf(organizations.createPolicy(request)))
            .orElseGet(() -> createdBefore(name, document));
    ids.put(name, id);
  }

  @Override
  public void tag(DeclarativePolicy before, Map<String, String> newTags) {
    tags.set(before, newTags);
  }

  @Override
  public void untag(DeclarativePolicy before, Set<String> keys) {
    tags.remove(before, keys);
  }

  @Override
  public void update(DeclarativePolicy before, String description, PolicyDocument document) {
    aws.call(
        "organizations:UpdatePolicy",
        "policy " + before.label(),
        () ->
            organizations.updatePolicy(
                request ->
                    request
                        .policyId(before.id().value())
                        .description(description)
                        .content(document.minified())));
  }

  /** A policy type that was enabled a moment ago may not count for every call yet. */
  @Override
  public void attach(PolicyName policy, TargetId target) {
    PolicyId id = idOf(policy);
    aws.callUnless(
        DuplicatePolicyAttachmentException.class,
        "organizations:AttachPolicy",
        "policy %s (%s) at %s".formatted(policy, id, target),
        () ->
            waits.whileItFailsWith(
                PolicyTypeNotEnabledException.class,
                () ->
                    organizations.attachPolicy(
                        request -> request.policyId(id.value()).targetId(target.value()))));
  }

  @Override
  public void detach(PolicyName policy, TargetId target) {
    PolicyId id = idOf(policy);
    aws.callUnless(
        PolicyNotAttachedException.class,
        "organizations:DetachPolicy",
        "policy %s (%s) at %s".formatted(policy, id, target),
        () ->
            organizations.detachPolicy(
                request -> request.policyId(id.value()).targetId(target.value())));
  }

  @Override
  public void delete(PolicyName policy) {
    PolicyId id = idOf(policy);
    aws.callUnless(
        PolicyNotFoundException.class,
        "organizations:DeletePolicy",
        "policy %s (%s)".formatted(policy, id),
        () -> organizations.deletePolicy(request -> request.policyId(id.value())));
    ids.remove(policy);
  }

  @Override
  public Optional<PolicyId> knownId(PolicyName policy) {
    return Optional.ofNullable(ids.get(policy));
  }

  private static PolicyId idOf(CreatePolicyResponse created) {
    Policy policy = Answer.part(created.policy(), "Policy");
    PolicySummary summary = Answer.part(policy.policySummary(), "Policy.PolicySummary");
    return new PolicyId(Answer.part(summary.id(), "Policy.PolicySummary.Id"));
  }

  private boolean isEnabled(TargetId root, String policyType) {
    return aws
        .call(
            "organizations:ListRoots",
            "root " + root,
            () -> Pages.all(organizations.listRootsPaginator(), ListRootsResponse::roots))
        .stream()
        .flatMap(found -> found.policyTypes().stream())
        .anyMatch(
            type ->
                policyType.equals(type.typeAsString())
                    && type.status() == PolicyTypeStatus.ENABLED);
  }

  /**
   * {@code CreatePolicy} has no client token: if its answer is lost, the SDK's second call meets
   * the policy that the first one made. It is that one if it says the same and carries our tag.
   */
  private PolicyId createdBefore(PolicyName name, PolicyDocument document) {
    DeclarativePolicy found = reader.policy(await(name));
    if (!found.isManaged() || !found.document().equals(document)) {
      throw new AmiguardException(
          Kind.REFUSED,
          "policy %s exists already, %s, and came after this was planned: see whose it is, and run the same again"
              .formatted(
                  found.label(),
                  found.isManaged()
                      ? "with another document"
                      : "without the tag " + DeclarativePolicy.MANAGED_TAG));
    }
    return found.id();
  }

  /** A policy that was just created may not be listed at once; Organizations is that way. */
  private PolicySummary await(PolicyName name) {
    for (int look = 0; look < waits.polls(); look++) {
      Optional<PolicySummary> found = find(name);
      if (found.isPresent()) {
        return found.get();
      }
      waits.pause();
    }
    throw new AmiguardException(
        Kind.FAILED,
        "AWS says that a policy named %s exists, but does not list it among the declarative policies: choose another name, or run it again"
            .formatted(name));
  }

  private PolicyId idOf(PolicyName name) {
    return Optional.ofNullable(ids.get(name))
        .orElseThrow(
            () ->
                new AmiguardException(
                    Kind.REFUSED, "policy %s does not exist any more: plan again".formatted(name)));
  }

  private Optional<PolicySummary> find(PolicyName name) {
    return reader.summaries().stream()
        .filter(policy -> name.value().equals(policy.name()))
        .findFirst();
  }
}
