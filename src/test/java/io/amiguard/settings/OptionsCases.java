package io.amiguard.settings;

import io.amiguard.Finding;
import io.amiguard.FindingLines;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Flags, and what is found of them. */
abstract class OptionsCases {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  static final SettingsOptions NONE = options(null, null, List.of(), List.of());

  final List<Finding> findings = new ArrayList<>();

  static SettingsOptions options(
      @Nullable String name, @Nullable String state, List<String> providers, List<String> targets) {
    return new SettingsOptions(
        Optional.ofNullable(name), providers, Optional.ofNullable(state), targets);
  }

  Optional<Settings> apply(SettingsOptions options, Optional<Settings> fromFile) {
    return options.applyTo(fromFile, TODAY, findings);
  }

  String lines() {
    return FindingLines.of(findings);
  }
}
