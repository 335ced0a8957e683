package io.amiguard.sandbox;

import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.sandbox.Paging.Page;
import java.util.List;
import software.amazon.awssdk.services.organizations.model.DescribePolicyRequest;
import software.amazon.awssdk.services.organizations.model.DescribePolicyResponse;
import software.amazon.awssdk.services.organizations.model.ListPoliciesForTargetRequest;
import software.amazon.awssdk.services.organizations.model.ListPoliciesForTargetResponse;
import software.amazon.awssdk.services.organizations.model.ListPoliciesRequest;
import software.amazon.awssdk.services.organizations.model.ListPoliciesResponse;
import software.amazon.awssdk.services.organizations.model.ListTargetsForPolicyRequest;
import software.amazon.awssdk.services.organizations.model.ListTargetsForPolicyResponse;
import software.amazon.awssdk.services.organizations.model.PolicySummary;
import software.amazon.awssdk.services.organizations.model.PolicyTargetSummary;
import software.amazon.awssdk.services.organizations.model.PolicyType;

/** Looking at policies and where they are attached. */
final class PolicyReads extends OrganizationsPart {
  PolicyReads(Context context) {
    super(context);
  }

  @Override
  public ListPoliciesResponse listPolicies(ListPoliciesRequest request) {
    requireManagement();
    List<DeclarativePolicy> all = ofType(request.filterAsString(), context.snapshot().policies());
    Page<PolicySummary> page =
        page(all, request.maxResults(), request.nextToken()).of(shapes()::summary);
    return ListPoliciesResponse.builder()
        .policies(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  /** By id: AWS does not say that it lists policies in the order of their attachment. */
  @Override
  public ListPoliciesForTargetResponse listPoliciesForTarget(ListPoliciesForTargetRequest request) {
    requireManagement();
    TargetId target = existingTarget(request.targetId());
    List<DeclarativePolicy> all =
        ofType(request.filterAsString(), context.snapshot().policies()).stream()
            .filter(policy -> policy.targets().contains(target))
            .toList();
    Page<PolicySummary> page =
        page(all, request.maxResults(), request.nextToken()).of(shapes()::summary);
    return ListPoliciesForTargetResponse.builder()
        .policies(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  public ListTargetsForPolicyResponse listTargetsForPolicy(ListTargetsForPolicyRequest request) {
    requireManagement();
    Page<PolicyTargetSummary> page =
        page(policy(request.policyId()).targets(), request.maxResults(), request.nextToken())
            .of(shapes()::target);
    return ListTargetsForPolicyResponse.builder()
        .targets(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  public DescribePolicyResponse describePolicy(DescribePolicyRequest request) {
    requireManagement();
    return DescribePolicyResponse.builder()
        .policy(shapes().policy(policy(request.policyId())))
        .build();
  }

  private List<DeclarativePolicy> ofType(String filter, List<DeclarativePolicy> policies) {
    return isDeclarative(filter, PolicyType.knownValues()) ? policies : List.of();
  }
}
