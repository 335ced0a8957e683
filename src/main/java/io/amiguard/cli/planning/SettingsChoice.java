package io.amiguard.cli.planning;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.cli.connection.OutFile;
import io.amiguard.cli.console.Environment;
import io.amiguard.output.Words;
import io.amiguard.policy.PolicyName;
import io.amiguard.settings.PolicySettings;
import io.amiguard.settings.Settings;
import io.amiguard.settings.SettingsOptions;
import io.amiguard.settings.SettingsReader;
import io.amiguard.source.TextFile;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the settings come from: a file, flags, or flags over a file. */
public final class SettingsChoice {
  public static final String DEFAULT_FILE = SettingsFlags.DEFAULT_FILE;
  private static final String STANDARD_INPUT = "-";

  @Mixin SettingsFlags flags = new SettingsFlags();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "Take only this policy of the file, and leave the others as they are;"
              + " without a file, the name of the policy.")
  @Nullable String name;

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      split = ",",
      description = "Target: root, /OU/path, an id, or account:NAME. Repeatable.")
  List<String> targets = new ArrayList<>();

  /** What to do where there is no file. */
  String instead = instead("--name, --provider, --state and --target");

  /** Returns the choice of a file, with no flags over it. */
  public static SettingsChoice of(String file) {
    SettingsChoice choice = new SettingsChoice();
    choice.flags.file = file;
    choice.instead = "Name another.";
    return choice;
  }

  static String instead(String flags) {
    return "Name one with -f, write one with 'amiguard init', or give %s.".formatted(flags);
  }

  /** Returns whether any flag says what the settings are. */
  public boolean isGiven() {
    return flags.file != null || !options().isEmpty();
  }

  /** Returns whether there are flags, and no file that they change. */
  boolean isOfFlagsAlone(Environment environment) {
    return flags.file == null
        && !options().isEmpty()
        && !Files.exists(environment.path(SettingsFlags.DEFAULT_FILE));
  }

  private SettingsOptions options() {
    return new SettingsOptions(
        Optional.ofNullable(name), flags.providers, Optional.ofNullable(flags.state), targets);
  }

  /**
   * Returns the settings; warnings go to {@code findings}.
   *
   * @throws AmiguardException with all findings if the settings are missing or wrong
   */
  public Settings read(Environment environment, List<Finding> findings) {
    SettingsOptions options = options();
    LocalDate today = LocalDate.now(environment.clock());
    Optional<Settings> settings;
    if (isOfFlagsAlone(environment)) {
      settings = options.applyTo(Optional.empty(), today, findings);
    } else {
      String source = flags.source();
      settings = SettingsReader.read(label(source), text(source, environment), today, findings);
      if (settings.isPresent() && !options.isEmpty()) {
        settings = options.applyTo(settings, today, findings);
      }
    }
    return settings.orElseThrow(() -> invalid(findings));
  }

  /** Returns the policies that are meant: the one that {@code --name} picks, else all. */
  public List<PolicySettings> chosen(Settings settings) {
    return settings.policies().stream().filter(policy -> isChosen(policy.name())).toList();
  }

  /** Returns whether a policy of the settings is meant. */
  boolean isChosen(PolicyName policy) {
    return name == null || policy.value().equals(name);
  }

  /**
   * Returns that the settings cannot be used, with all that is wrong with them. Errors that stand
   * in no file are those of flags: where there are no others, the command was used wrongly.
   */
  public static AmiguardException invalid(List<Finding> findings) {
    List<Finding> errors =
        findings.stream()
            .filter(finding -> finding.severity().isAtLeast(Finding.Severity.ERROR))
            .toList();
    boolean isOfFlags = errors.stream().allMatch(error -> error.where().file() == null);
    return new AmiguardException(
        isOfFlags ? Kind.USAGE : Kind.INVALID_INPUT,
        "the %s have %s; correct them and run it again."
            .formatted(isOfFlags ? "flags" : "settings", Words.count(errors.size(), "error")),
        findings.stream().sorted(Finding.BY_PLACE).toList());
  }

  private static String label(String source) {
    return source.equals(STANDARD_INPUT) ? "<stdin>" : source;
  }

  /** Returns whether a file is the one that the settings are read from. */
  public boolean isReadFrom(OutFile file, Environment environment) {
    return file.is(environment.path(flags.source()));
  }

  private String text(String source, Environment environment) {
    if (source.isBlank()) {
      throw new AmiguardException(
          Kind.USAGE, "-f names no file; write -f FILE, or -f - for standard input.");
    }
    if (source.equals(STANDARD_INPUT)) {
      return TextFile.read(environment.in(), "standard input");
    }
    return new TextFile(environment.path(source), "settings file " + source, instead).read();
  }
}
