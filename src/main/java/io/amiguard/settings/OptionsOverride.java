package io.amiguard.settings;

import io.amiguard.Finding.Where;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.ImageCriterion;
import io.amiguard.policy.ImageProvider;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.State;
import io.amiguard.source.Quoted;
import java.util.List;
import java.util.Optional;

/** Changes one policy of the settings file as flags say. */
final class OptionsOverride {
  private final SettingsOptions options;
  private final OptionValues values;
  private final Problems problems;

  OptionsOverride(SettingsOptions options, OptionValues values, Problems problems) {
    this.options = options;
    this.values = values;
    this.problems = problems;
  }

  /** Returns the settings with that policy changed. */
  Optional<Settings> applyTo(Settings settings) {
    Optional<PolicySettings> picked = options.name().isPresent() ? named(settings) : only(settings);
    return picked.map(policy -> replace(settings, policy, changed(settings, policy)));
  }

  private static Settings replace(Settings settings, PolicySettings before, PolicySettings after) {
    List<PolicySettings> policies =
        settings.policies().stream()
            .map(policy -> policy.name().equals(before.name()) ? after : policy)
            .toList();
    return new Settings(settings.providers(), policies, settings.limits());
  }

  private Optional<PolicySettings> named(Settings settings) {
    String name = options.name().orElse("");
    Optional<PolicySettings> policy = settings.policy(new PolicyName(name));
    if (policy.isEmpty()) {
      report(
          "settings.unknown-policy",
          "the settings file has no policy %s".formatted(Quoted.text(name)),
          Spelling.hint(name, names(settings), oneOf(settings)));
    }
    return policy;
  }

  private Optional<PolicySettings> only(Settings settings) {
    if (settings.policies().size() != 1) {
      report(
          "settings.ambiguous-policy",
          "the settings file has %d policies, and the flags do not say which one they change"
              .formatted(settings.policies().size()),
          "Add --name. " + oneOf(settings));
      return Optional.empty();
    }
    return Optional.of(settings.policies().get(0));
  }

  private PolicySettings changed(Settings settings, PolicySettings policy) {
    AllowedImagesSettings before = policy.allowedImages();
    Optional<State> state = options.state().isPresent() ? values.state() : before.state();
    List<ImageCriterion> criteria =
        options.providers().isEmpty() ? before.criteria() : criteria(settings, policy);
    checkCriteria(policy, state, criteria);
    AllowedImagesSettings after =
        new AllowedImagesSettings(
            state, criteria, before.exceptionMessage(), before.childPolicies());
    PolicyRules.checkLength(after, policy.where(), problems);
    return new PolicySettings(
        policy.name(),
        policy.description(),
        options.targets().isEmpty() ? policy.targets() : values.targets(),
        after,
        policy.adoption(),
        policy.where(),
        policy.criteriaPlaces());
  }

  private void checkCriteria(
      PolicySettings policy, Optional<State> state, List<ImageCriterion> criteria) {
    if (criteria.isEmpty() && state.isPresent() && state.get() != State.DISABLED) {
      report(
          "settings.no-criteria",
          "--state %s needs criteria, and policy %s has none"
              .formatted(state.get().inPolicy(), Quoted.text(policy.name().value())),
          "Add --provider, or criteria in the settings file.");
    }
  }

  /**
   * Returns the one criterion with other providers. What else it asks for stays: to drop its names
   * or its age limit would widen what is allowed without a word.
   */
  private List<ImageCriterion> criteria(Settings settings, PolicySettings policy) {
    List<ImageProvider> providers = values.providers(settings.providers());
    List<ImageCriterion> before = policy.allowedImages().criteria();
    if (before.size() > 1) {
      report(
          "settings.ambiguous-criterion",
          "policy %s has %d criteria, and --provider does not say which one it changes"
              .formatted(Quoted.text(policy.name().value()), before.size()),
          "Change allowed_image_providers in the settings file.");
    }
    return before.size() == 1
        ? List.of(before.get(0).withProviders(providers))
        : List.of(ImageCriterion.ofProviders(providers));
  }

  private static List<String> names(Settings settings) {
    return settings.policies().stream().map(policy -> policy.name().value()).toList();
  }

  private static String oneOf(Settings settings) {
    return "The file has %s."
        .formatted(String.join(", ", names(settings).stream().map(Quoted::text).toList()));
  }

  private void report(String rule, String message, String hint) {
    problems.error(rule, Where.nowhere(), message, hint);
  }
}
