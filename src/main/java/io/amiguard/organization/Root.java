package io.amiguard.organization;

import java.util.Set;

/**
 * The root of an organization.
 *
 * @param policyTypes the policy types that are enabled on it, such as {@code
 *     DECLARATIVE_POLICY_EC2}
 */
public record Root(TargetId id, String name, Set<String> policyTypes) {
  public Root {
    policyTypes = Set.copyOf(policyTypes);
  }
}
