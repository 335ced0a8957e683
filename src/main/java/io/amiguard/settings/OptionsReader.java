package io.amiguard.settings;

import io.amiguard.Finding.Where;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.ChildPolicies;
import io.amiguard.policy.ImageCriterion;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes settings of flags alone. */
final class OptionsReader {
  private final SettingsOptions options;
  private final OptionValues values;
  private final Problems problems;

  OptionsReader(SettingsOptions options, OptionValues values, Problems problems) {
    this.options = options;
    this.values = values;
    this.problems = problems;
  }

  /** Returns settings with the one policy that the flags describe. */
  Optional<Settings> read() {
    Optional<PolicyName> name = values.name();
    AllowedImagesSettings allowedImages = allowedImages();
    List<TargetReference> targets = values.targets();
    reportMissingFlags();
    return name.map(
        present ->
            new Settings(
                Map.of(),
                List.of(
                    new PolicySettings(
                        present,
                        PolicySettings.DEFAULT_DESCRIPTION,
                        targets,
                        allowedImages,
                        Where.nowhere()))));
  }

  private AllowedImagesSettings allowedImages() {
    Optional<State> state = values.state();
    List<ImageCriterion> criteria = List.of();
    if (!options.providers().isEmpty()) {
      criteria = List.of(ImageCriterion.ofProviders(values.providers(Map.of())));
    } else if (!state.equals(Optional.of(State.DISABLED))) {
      reportMissing("provider", "amazon");
    }
    return new AllowedImagesSettings(state, criteria, Optional.empty(), ChildPolicies.ALL);
  }

  private void reportMissingFlags() {
    if (options.name().isEmpty()) {
      reportMissing("name", "allowed-amis");
    }
    if (options.state().isEmpty()) {
      reportMissing("state", "audit_mode");
    }
    if (options.targets().isEmpty()) {
      reportMissing("target", "root");
    }
  }

  private void reportMissing(String flag, String example) {
    problems.error(
        "settings.missing-flag",
        Where.nowhere(),
        "--%s is missing, and there is no settings file".formatted(flag),
        "Add --%s, such as --%s %s, or write a settings file.".formatted(flag, flag, example));
  }
}
