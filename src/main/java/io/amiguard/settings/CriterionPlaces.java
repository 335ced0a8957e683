package io.amiguard.settings;

import io.amiguard.Finding.Where;
import io.amiguard.policy.PolicyName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where in a settings file the policies and their criteria stand. */
public final class CriterionPlaces {
  /** Settings that are in no file. */
  public static final CriterionPlaces NONE = new CriterionPlaces(List.of());

  private final Map<PolicyName, PolicySettings> policies;

  private CriterionPlaces(List<PolicySettings> policies) {
    this.policies =
        policies.stream().collect(Collectors.toUnmodifiableMap(PolicySettings::name, it -> it));
  }

  public static CriterionPlaces of(Settings settings) {
    return new CriterionPlaces(settings.policies());
  }

  /** Returns where a policy stands, if it is one of the settings. */
  public Optional<Where> of(PolicyName policy) {
    return Optional.ofNullable(policies.get(policy))
        .map(PolicySettings::where)
        .filter(where -> where.file() != null);
  }

  /**
   * Returns where a criterion of a policy stands.
   *
   * @param number from 1, as in {@code criteria_1}
   */
  public Optional<Where> of(PolicyName policy, int number) {
    return Optional.ofNullable(policies.get(policy))
        .map(PolicySettings::criteriaPlaces)
        .filter(places -> number >= 1 && number <= places.size())
        .map(places -> places.get(number - 1));
  }
}
