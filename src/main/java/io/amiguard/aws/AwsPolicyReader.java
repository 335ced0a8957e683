package io.amiguard.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.AmiguardException;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.PolicyReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.DescribeEffectivePolicyResponse;
import software.amazon.awssdk.services.organizations.model.EffectivePolicyNotFoundException;
import software.amazon.awssdk.services.organizations.model.EffectivePolicyValidationError;
import software.amazon.awssdk.services.organizations.model.ListAccountsWithInvalidEffectivePolicyResponse;
import software.amazon.awssdk.services.organizations.model.ListEffectivePolicyValidationErrorsResponse;
import software.amazon.awssdk.services.organizations.model.ListPoliciesResponse;
import software.amazon.awssdk.services.organizations.model.PolicySummary;
import software.amazon.awssdk.services.organizations.model.PolicyTypeNotEnabledException;

/** Reads declarative policies and what they come to from AWS. */
public final class AwsPolicyReader implements PolicyReader {
  private final OrganizationsClient organizations;
  private final AwsCall aws;
  private final AwsPolicyParts parts;

  public AwsPolicyReader(AwsClients clients) {
    this(clients, ReadingListener.NOBODY);
  }

  AwsPolicyReader(AwsClients clients, ReadingListener listener) {
    this.organizations = clients.organizations();
    this.aws = clients.calls();
    this.parts = new AwsPolicyParts(organizations, aws, listener);
  }

  /** Asks for the targets of each policy: there are far fewer policies than targets. */
  @Override
  public List<DeclarativePolicy> policies() {
    return parts.of(summaries());
  }

  /** Asks for what they hold of the named ones alone. */
  @Override
  public List<DeclarativePolicy> policies(Set<PolicyName> names) {
    return parts.of(
        summaries().stream()
            .filter(summary -> names.contains(new PolicyName(summary.name())))
            .toList());
  }

  @Override
  public Optional<ObjectNode> effectivePolicy(TargetId account) {
    return aws.callUnless(
            EffectivePolicyNotFoundException.class,
            "organizations:DescribeEffectivePolicy",
            "account " + account,
            () ->
                content(
                    organizations.describeEffectivePolicy(
                        request ->
                            request.policyType(DeclarativePolicy.TYPE).targetId(account.value()))))
        .map(
            content ->
                AwsPolicyParts.parse("the effective policy of account " + account, content).json())
        .filter(content -> !content.isEmpty());
  }

  @Override
  public List<InvalidEffectivePolicy> invalidEffectivePolicies() {
    return aws
        .callUnless(
            EffectivePolicyNotFoundException.class,
            "organizations:ListAccountsWithInvalidEffectivePolicy",
            "the organization",
            () ->
                Pages.all(
                        organizations.listAccountsWithInvalidEffectivePolicyPaginator(
                            request -> request.policyType(DeclarativePolicy.TYPE)),
                        ListAccountsWithInvalidEffectivePolicyResponse::accounts)
                    .stream()
                    .map(account -> Answer.target(account.id(), "Accounts.Id"))
                    .toList())
        .orElse(List.of())
        .stream()
        .map(account -> new InvalidEffectivePolicy(account, reasons(account)))
        .toList();
  }

  /** That an account is frozen counts even where the reasons cannot be read. */
  private List<String> reasons(TargetId account) {
    try {
      return validationErrors(account);
    } catch (AmiguardException e) {
      return List.of("the reasons could not be read: " + e.getMessage());
    }
  }

  /**
   * Returns every declarative policy without its content. AWS lists policies of a type that is not
   * enabled, too; an endpoint that refuses to has none.
   */
  List<PolicySummary> summaries() {
    return aws.callUnless(
            PolicyTypeNotEnabledException.class,
            "organizations:ListPolicies",
            "type " + DeclarativePolicy.TYPE,
            () ->
                Pages.all(
                        organizations.listPoliciesPaginator(
                            request -> request.filter(DeclarativePolicy.TYPE)),
                        ListPoliciesResponse::policies)
                    .stream()
                    .map(AwsPolicyReader::whole)
                    .toList())
        .orElse(List.of());
  }

  /** Returns the policy of a summary with its tags, its document and its targets. */
  DeclarativePolicy policy(PolicySummary summary) {
    return parts.of(List.of(summary)).get(0);
  }

  /** Returns where a policy is attached now. */
  List<TargetId> targets(PolicyId id, String label) {
    return parts.targets(id, label);
  }

  /** Returns what a policy says now. */
  PolicyDocument document(PolicyId id, String label) {
    return parts.document(id, label);
  }

  /** Returns a policy as it is at this moment, but for its targets, which are as they were. */
  DeclarativePolicy now(DeclarativePolicy before) {
    return parts.now(before);
  }

  private static String content(DescribeEffectivePolicyResponse answer) {
    return Answer.part(
        Answer.part(answer.effectivePolicy(), "EffectivePolicy").policyContent(),
        "EffectivePolicy.PolicyContent");
  }

  private static PolicySummary whole(PolicySummary summary) {
    Answer.part(summary.id(), "Policies.Id");
    Answer.part(summary.name(), "Policies.Name");
    return summary;
  }

  private List<String> validationErrors(TargetId account) {
    return aws
        .call(
            "organizations:ListEffectivePolicyValidationErrors",
            "account " + account,
            () ->
                Pages.all(
                    organizations.listEffectivePolicyValidationErrorsPaginator(
                        request ->
                            request.accountId(account.value()).policyType(DeclarativePolicy.TYPE)),
                    ListEffectivePolicyValidationErrorsResponse::effectivePolicyValidationErrors))
        .stream()
        .map(AwsPolicyReader::inWords)
        .toList();
  }

  private static String inWords(EffectivePolicyValidationError error) {
    String policies =
        error.contributingPolicies().isEmpty()
            ? ""
            : ", from " + String.join(", ", error.contributingPolicies());
    return "%s at %s: %s%s"
        .formatted(
            error.errorCode(), error.pathToError(), OneLine.of(error.errorMessage()), policies);
  }
}
