package io.amiguard.verify;

import io.amiguard.policy.Difference;
import io.amiguard.policy.EffectivePolicy.Decision;
import io.amiguard.policy.EffectivePolicy.Source;
import io.amiguard.policy.EffectivePolicy.Step;
import io.amiguard.policy.PolicyName;
import java.util.List;
import java.util.Set;

/**
 * What AWS shows of an account against what was expected.
 *
 * @param differences where AWS shows something that no outcome of the policies explains
 * @param settled the values that depended on the order of attachment, as AWS settled them
 */
public record Comparison(List<Difference> differences, List<Settled> settled) {

  public Comparison {
    differences = List.copyOf(differences);
    settled = List.copyOf(settled);
  }

  /** Returns the values that were settled for a policy which the settings do not have. */
  public List<Settled> overruled() {
    return settled.stream().filter(value -> !value.foreign().isEmpty()).toList();
  }

  /**
   * A value that could have been any of several, and which of them AWS shows.
   *
   * @param shown the one that AWS shows, and who decided it
   * @param foreign who had a hand in it and is not in the settings
   */
  public record Settled(Decision shown, List<Source> foreign) {
    static Settled of(Decision shown, Set<PolicyName> wanted) {
      return new Settled(
          shown,
          shown.steps().stream()
              .map(Step::source)
              .filter(source -> !wanted.contains(source.policyName()))
              .distinct()
              .toList());
    }
  }
}
