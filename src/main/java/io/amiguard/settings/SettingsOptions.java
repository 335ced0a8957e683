package io.amiguard.settings;

import io.amiguard.Finding;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The flags that stand in for a settings file, or override one.
 *
 * @param name {@code --name}: the policy; with a file, the one of its policies that is meant
 * @param providers {@code --provider}: whom to allow
 * @param state {@code --state}
 * @param targets {@code --target}: where the policy belongs
 */
public record SettingsOptions(
    Optional<String> name, List<String> providers, Optional<String> state, List<String> targets) {

  public SettingsOptions {
    providers = List.copyOf(providers);
    targets = List.copyOf(targets);
  }

  /** Returns whether no flag was given. */
  public boolean isEmpty() {
    return name.isEmpty() && providers.isEmpty() && state.isEmpty() && targets.isEmpty();
  }

  /**
   * Returns the settings that the file and the flags make together. Without a file the flags must
   * make a whole policy; with one they change the policy that {@code --name} names, or its only
   * policy.
   *
   * @param today the day on which trust in a provider must still count
   * @param findings where the problems go; they stand nowhere and name the flag
   * @return the settings, present if and only if no problem is an error
   */
  public Optional<Settings> applyTo(
      Optional<Settings> fromFile, LocalDate today, List<Finding> findings) {
    if (fromFile.isPresent() && isEmpty()) {
      return fromFile;
    }
    Problems problems = new Problems();
    OptionValues values = new OptionValues(this, today, problems);
    Optional<Settings> settings =
        fromFile.isPresent()
            ? new OptionsOverride(this, values, problems).applyTo(fromFile.get())
            : new OptionsReader(this, values, problems).read();
    boolean isSound = !problems.haveErrors();
    problems.moveTo(findings);
    return settings.filter(read -> isSound);
  }
}
