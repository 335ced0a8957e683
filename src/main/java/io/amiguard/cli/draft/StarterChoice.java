package io.amiguard.cli.draft;

import io.amiguard.Finding;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.planning.SettingsChoice;
import io.amiguard.conversion.SettingsDraft;
import io.amiguard.conversion.StarterDraft;
import io.amiguard.settings.Settings;
import io.amiguard.settings.SettingsOptions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a starter settings file says. */
final class StarterChoice {
  private static final String NAME = "allowed-amis";
  private static final String PROVIDER = "amazon";
  private static final String STATE = "audit_mode";
  private static final String TARGET = "root";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of the policy (default: " + NAME + ").")
  @Nullable String name;

  @Option(
      names = "--provider",
      paramLabel = "PROVIDER",
      split = ",",
      description =
          "Allowed image provider: an alias or an account id. Repeatable (default: "
              + PROVIDER
              + ").")
  List<String> providers = new ArrayList<>();

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "State: enabled, audit_mode or disabled (default: " + STATE + ").")
  @Nullable String state;

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      split = ",",
      description = "Target: root, /OU/path, an id, or account:NAME. Repeatable (default: root).")
  List<String> targets = new ArrayList<>();

  boolean isGiven() {
    return name != null || isMoreThanNamed();
  }

  /** Returns whether a flag says more than the name of the policy. */
  boolean isMoreThanNamed() {
    return state != null || !providers.isEmpty() || !targets.isEmpty();
  }

  /** Returns the file. */
  SettingsDraft draft(Environment environment) {
    return StarterDraft.of(settings(environment));
  }

  /** Returns what the file says; what flags leave open is as cautious as can be. */
  Settings settings(Environment environment) {
    SettingsOptions options =
        new SettingsOptions(
            Optional.of(name == null ? NAME : name),
            providers.isEmpty() ? List.of(PROVIDER) : providers,
            Optional.of(state == null ? STATE : state),
            targets.isEmpty() ? List.of(TARGET) : targets);
    List<Finding> findings = new ArrayList<>();
    return options
        .applyTo(Optional.empty(), LocalDate.now(environment.clock()), findings)
        .orElseThrow(() -> SettingsChoice.invalid(findings));
  }
}
