package io.amiguard.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.organization.TargetId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the declarative policies of an organization. */
public interface PolicyReader {

  /** Returns every declarative policy with its tags, its document and its targets. */
  List<DeclarativePolicy> policies();

  /** Returns those of the policies that have one of these names. */
  default List<DeclarativePolicy> policies(Set<PolicyName> names) {
    return policies().stream().filter(policy -> names.contains(policy.name())).toList();
  }

  /**
   * Returns what AWS says an account has (API {@code DescribeEffectivePolicy}); empty if no policy
   * reaches it.
   */
  Optional<ObjectNode> effectivePolicy(TargetId account);

  /**
   * Returns the accounts that AWS keeps on an older policy because the merged one is invalid (API
   * {@code ListAccountsWithInvalidEffectivePolicy}), with AWS's reasons.
   */
  List<InvalidEffectivePolicy> invalidEffectivePolicies();

  /**
   * An account whose merged policy AWS refuses.
   *
   * @param errors AWS's validation errors, one line each
   */
  record InvalidEffectivePolicy(TargetId account, List<String> errors) {
    public InvalidEffectivePolicy {
      errors = List.copyOf(errors);
    }
  }
}
