package io.amiguard.settings;

import java.util.List;

/** The keys that a settings file may have, by where they stand. */
public final class SettingsKeys {
  public static final List<String> TOP = SettingsReader.KEYS;
  public static final List<String> PROVIDER = NamedProviderReader.KEYS;
  public static final List<String> POLICY = PolicySettingsReader.KEYS;
  public static final List<String> CRITERION = CriterionReader.KEYS;
  public static final List<String> LIMITS = LimitsReader.KEYS;

  private SettingsKeys() {}
}
