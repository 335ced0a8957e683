package io.amiguard.cli.planning;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The settings file, and the flags over it that mean the same of an organization and an account.
 */
final class SettingsFlags {
  static final String DEFAULT_FILE = "amiguard.yaml";

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description =
          "Settings file, YAML or JSON; - is standard input (default: " + DEFAULT_FILE + ").")
  @Nullable String file;

  @Option(
      names = "--provider",
      paramLabel = "PROVIDER",
      split = ",",
      description =
          "Whom to allow: amazon, aws-marketplace, aws-backup-vault, an account id, or a provider"
              + " from the file. Repeatable.")
  List<String> providers = new ArrayList<>();

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "State: enabled, audit_mode or disabled.")
  @Nullable String state;

  /** Returns the name of the file, as the user gave it. */
  String source() {
    return file == null ? DEFAULT_FILE : file;
  }
}
