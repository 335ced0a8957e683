package io.amiguard.aws;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.organizations.model.ListTargetsForPolicyResponse;
import software.amazon.awssdk.services.organizations.model.Policy;
import software.amazon.awssdk.services.organizations.model.PolicySummary;

/** What AWS keeps of each policy beside its name: its document, its tags and its targets. */
final class AwsPolicyParts {
  private final OrganizationsClient organizations;
  private final AwsCall aws;
  private final ReadingListener listener;

  AwsPolicyParts(OrganizationsClient organizations, AwsCall aws, ReadingListener listener) {
    this.listener = listener;
    this.organizations = organizations;
    this.aws = aws;
  }

  /** Reads tags, documents and targets side by side: AWS counts these calls apart. */
  List<DeclarativePolicy> of(List<PolicySummary> summaries) {
    Map<PolicySummary, Map<String, String>> tags = new ConcurrentHashMap<>();
    Map<PolicySummary, PolicyDocument> documents = new ConcurrentHashMap<>();
    Map<PolicySummary, List<TargetId>> targets = new ConcurrentHashMap<>();
    List<Consumer<PolicySummary>> kinds =
        List.of(
            policy -> tags.put(policy, tags(idOf(policy), labelOf(policy))),
            policy -> documents.put(policy, document(idOf(policy), labelOf(policy))),
            policy -> targets.put(policy, targets(idOf(policy), labelOf(policy))));
    listener.found(summaries.size() * kinds.size());
    SideBySide.drain(
        summaries, kinds.stream().map(kind -> kind.andThen(policy -> listener.read())).toList());
    return summaries.stream()
        .map(
            policy ->
                new DeclarativePolicy(
                    idOf(policy),
                    new PolicyName(policy.name()),
                    Optional.ofNullable(policy.description()).orElse(""),
                    requireNonNull(tags.get(policy)),
                    requireNonNull(documents.get(policy)),
                    requireNonNull(targets.get(policy))))
        .toList();
  }

  private static PolicyId idOf(PolicySummary policy) {
    return new PolicyId(policy.id());
  }

  private static String labelOf(PolicySummary policy) {
    return policy.name() + " (" + policy.id() + ")";
  }

  /** Returns what a policy says now. */
  PolicyDocument document(PolicyId id, String label) {
    return parse("policy " + label, described(id, label).content());
  }

  /** Returns a policy as it is at this moment, but for its targets, which are as they were. */
  DeclarativePolicy now(DeclarativePolicy before) {
    Policy described = described(before.id(), before.label());
    Optional<PolicySummary> summary = Optional.ofNullable(described.policySummary());
    return new DeclarativePolicy(
        before.id(),
        new PolicyName(summary.map(PolicySummary::name).orElse("")),
        summary.map(PolicySummary::description).orElse(""),
        tags(before.id(), before.label()),
        parse("policy " + before.label(), described.content()),
        before.targets());
  }

  private Policy described(PolicyId id, String label) {
    return aws.call(
        "organizations:DescribePolicy",
        "policy " + label,
        () ->
            whole(organizations.describePolicy(request -> request.policyId(id.value())).policy()));
  }

  private static Policy whole(@Nullable Policy policy) {
    Policy present = Answer.part(policy, "Policy");
    Answer.part(present.content(), "Policy.Content");
    return present;
  }

  private Map<String, String> tags(PolicyId id, String label) {
    return aws.call(
        "organizations:ListTagsForResource",
        "policy " + label,
        () ->
            Pages.all(
                    organizations.listTagsForResourcePaginator(
                        request -> request.resourceId(id.value())),
                    ListTagsForResourceResponse::tags)
                .stream()
                .collect(
                    toMap(
                        tag -> Answer.part(tag.key(), "Tags.Key"),
                        tag -> Answer.part(tag.value(), "Tags.Value"))));
  }

  /** Returns where a policy is attached now. */
  List<TargetId> targets(PolicyId id, String label) {
    return aws.call(
        "organizations:ListTargetsForPolicy",
        "policy " + label,
        () ->
            Pages.all(
                    organizations.listTargetsForPolicyPaginator(
                        request -> request.policyId(id.value())),
                    ListTargetsForPolicyResponse::targets)
                .stream()
                .map(target -> Answer.target(target.targetId(), "Targets.TargetId"))
                .toList());
  }

  /** Returns the document that AWS gives as text. */
  static PolicyDocument parse(String thing, String content) {
    try {
      return PolicyDocument.parse(content);
    } catch (IllegalArgumentException e) {
      throw new AmiguardException(
          Kind.FAILED,
          "AWS gives %s in a form that amiguard cannot read (%s): look at it in the AWS Organizations console"
              .formatted(thing, OneLine.of(e.getMessage())),
          e);
    }
  }
}
