package io.amiguard.sandbox;

import static io.amiguard.sandbox.OrganizationsErrors.invalid;

import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyId;
import io.amiguard.sandbox.EffectivePolicies.ValidationError;
import io.amiguard.sandbox.LiveOrganization.State;
import io.amiguard.sandbox.Paging.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.DescribeEffectivePolicyRequest;
import software.amazon.awssdk.services.organizations.model.DescribeEffectivePolicyResponse;
import software.amazon.awssdk.services.organizations.model.EffectivePolicy;
import software.amazon.awssdk.services.organizations.model.EffectivePolicyNotFoundException;
import software.amazon.awssdk.services.organizations.model.EffectivePolicyType;
import software.amazon.awssdk.services.organizations.model.EffectivePolicyValidationError;
import software.amazon.awssdk.services.organizations.model.ListAccountsWithInvalidEffectivePolicyRequest;
import software.amazon.awssdk.services.organizations.model.ListAccountsWithInvalidEffectivePolicyResponse;
import software.amazon.awssdk.services.organizations.model.ListEffectivePolicyValidationErrorsRequest;
import software.amazon.awssdk.services.organizations.model.ListEffectivePolicyValidationErrorsResponse;

/** What accounts end up with; everything here lags behind by the propagation delay. */
final class EffectivePolicyReads extends OrganizationsPart {
  EffectivePolicyReads(Context context) {
    super(context);
  }

  @Override
  public DescribeEffectivePolicyResponse describeEffectivePolicy(
      DescribeEffectivePolicyRequest request) {
    TargetId account = account(request.targetId());
    State visible = context.live().visible();
    if (!isVisible(request.policyTypeAsString(), visible)) {
      throw EffectivePolicyNotFoundException.builder()
          .message("The specified policy type has no effective policy for the target.")
          .build();
    }
    OrganizationTree tree = visible.snapshot().tree();
    return DescribeEffectivePolicyResponse.builder()
        .effectivePolicy(
            EffectivePolicy.builder()
                .policyContent(visible.effective().content(tree, account).toString())
                .lastUpdatedTimestamp(visible.effective().updated())
                .targetId(account.value())
                .policyType(DeclarativePolicy.TYPE)
                .build())
        .build();
  }

  private TargetId account(@Nullable String targetId) {
    if (targetId == null) {
      return context.caller().account();
    }
    TargetId target = target(targetId, "TargetId");
    if (!context.caller().account().equals(target)) {
      requireManagement();
    }
    if (!target.isAccount()) {
      throw invalid("TARGET_NOT_SUPPORTED", "You specified a target that isn't supported.");
    }
    return existingTarget(targetId);
  }

  private boolean isVisible(@Nullable String type, State visible) {
    return isDeclarative(type, EffectivePolicyType.knownValues())
        && visible.snapshot().tree().root().policyTypes().contains(DeclarativePolicy.TYPE);
  }

  @Override
  public ListAccountsWithInvalidEffectivePolicyResponse listAccountsWithInvalidEffectivePolicy(
      ListAccountsWithInvalidEffectivePolicyRequest request) {
    requireManagement();
    State visible = context.live().visible();
    List<Account> all =
        isVisible(request.policyTypeAsString(), visible)
            ? visible.effective().frozen().keySet().stream()
                .sorted()
                .flatMap(id -> visible.snapshot().tree().account(id).stream())
                .map(shapes()::account)
                .toList()
            : List.of();
    Page<Account> page = page(all, request.maxResults(), request.nextToken());
    return ListAccountsWithInvalidEffectivePolicyResponse.builder()
        .accounts(page.items())
        .policyType(request.policyTypeAsString())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  public ListEffectivePolicyValidationErrorsResponse listEffectivePolicyValidationErrors(
      ListEffectivePolicyValidationErrorsRequest request) {
    requireManagement();
    TargetId account = target(request.accountId(), "AccountId");
    if (context.tree().account(account).isEmpty()) {
      throw OrganizationsErrors.noAccount();
    }
    State visible = context.live().visible();
    List<EffectivePolicyValidationError> all =
        isVisible(request.policyTypeAsString(), visible) ? errors(visible, account) : List.of();
    Page<EffectivePolicyValidationError> page =
        page(all, request.maxResults(), request.nextToken());
    return ListEffectivePolicyValidationErrorsResponse.builder()
        .accountId(account.value())
        .policyType(request.policyTypeAsString())
        .path(shapes().path(account))
        .evaluationTimestamp(visible.effective().updated())
        .effectivePolicyValidationErrors(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  private static List<EffectivePolicyValidationError> errors(State visible, TargetId account) {
    OrganizationTree tree = visible.snapshot().tree();
    List<String> contributors =
        visible.effective().contributors(tree, account).stream().map(PolicyId::value).toList();
    return visible.effective().errors(tree, account).stream()
        .map(error -> shape(error, contributors))
        .toList();
  }

  private static EffectivePolicyValidationError shape(
      ValidationError error, List<String> contributors) {
    return EffectivePolicyValidationError.builder()
        .errorCode(error.code())
        .errorMessage(error.message())
        .pathToError(error.path())
        .contributingPolicies(contributors)
        .build();
  }
}
