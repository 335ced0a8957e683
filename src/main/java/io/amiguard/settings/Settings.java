package io.amiguard.settings;

import static java.util.Collections.unmodifiableMap;

import io.amiguard.plan.SafetyLimits;
import io.amiguard.policy.PolicyName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user wants: the accounts that they trust, by name, the policies, and how far a change
 * may go.
 *
 * @param providers by name, in the order of the file
 * @param policies in the order of the file; no two have the same name
 */
public record Settings(
    Map<String, NamedProvider> providers, List<PolicySettings> policies, SafetyLimits limits) {

  public Settings {
    providers = unmodifiableMap(new LinkedHashMap<>(providers));
    policies = List.copyOf(policies);
  }

  /** Creates settings with the usual limits. */
  public Settings(Map<String, NamedProvider> providers, List<PolicySettings> policies) {
    this(providers, policies, SafetyLimits.DEFAULT);
  }

  /** Returns the policy with this name. */
  public Optional<PolicySettings> policy(PolicyName name) {
    return policies.stream().filter(policy -> policy.name().equals(name)).findFirst();
  }
}
