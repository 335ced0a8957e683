package io.amiguard.verify;

import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.Plan;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDifference;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.PolicyReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads the policies that a plan changed once more and compares them with what was meant.
 * Organizations is eventually consistent, so that a difference is looked at again a few times.
 */
public final class ReadBack {
  private static final int READS = 6;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private final PolicyReader policies;
  private final Pause pause;

  public ReadBack(PolicyReader policies, Pause pause) {
    this.policies = policies;
    this.pause = pause;
  }

  /** Returns what is still different after the last read; nothing if all is as it was meant. */
  public List<PolicyDifference> differences(Plan plan) {
    Set<PolicyName> names = plan.changedPolicies();
    CurrentOrganization meant = plan.after();
    List<PolicyDifference> differences = names.isEmpty() ? List.of() : read(names, meant);
    Duration next = FIRST_PAUSE;
    for (int read = 1; read < READS && !differences.isEmpty() && passed(next); read++) {
      differences = read(names, meant);
      next = next.multipliedBy(2);
    }
    return differences;
  }

  private List<PolicyDifference> read(Set<PolicyName> names, CurrentOrganization meant) {
    Map<PolicyName, DeclarativePolicy> live =
        policies.policies(names).stream()
            .collect(Collectors.toMap(DeclarativePolicy::name, Function.identity()));
    return names.stream()
        .flatMap(
            name ->
                PolicyDifference.between(meant.policy(name), Optional.ofNullable(live.get(name)))
                    .stream())
        .toList();
  }

  private boolean passed(Duration duration) {
    try {
      pause.forAtLeast(duration);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
