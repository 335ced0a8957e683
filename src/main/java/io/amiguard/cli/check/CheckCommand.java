package io.amiguard.cli.check;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.cli.connection.Connection;
import io.amiguard.cli.connection.SourceChoice;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.cli.console.Farewell;
import io.amiguard.cli.console.Interruption;
import io.amiguard.cli.console.OutputChoice;
import io.amiguard.cli.console.SeverityConverter;
import io.amiguard.cli.planning.Planning;
import io.amiguard.cli.planning.SettingsChoice;
import io.amiguard.output.VerificationJson;
import io.amiguard.output.VerificationText;
import io.amiguard.plan.Plan;
import io.amiguard.verify.Checker;
import io.amiguard.verify.Level;
import io.amiguard.verify.Verification;
import io.amiguard.verify.Verification.Completeness;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares the organization with the settings. */
@Command(
    name = "check",
    description = "Check that the organization is what the settings say.",
    exitCodeListHeading = ExitStatus.HEADING,
    exitCodeList = {
      "0:everything is as the settings say",
      "3:findings at or above --fail-on",
      "5:something could not be read; never reported as clean"
    })
public final class CheckCommand implements Callable<Integer> {

  /** How a verification can be shown. */
  enum CheckFormat {
    text,
    json
  }

  @Mixin SettingsChoice settings;
  @Mixin SourceChoice source;
  @Mixin OutputChoice output;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Format: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  CheckFormat format;

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      converter = LevelConverter.class,
      description =
          "attached: policies and attachments; effective: also what AWS says each account has;"
              + " in-force: also what EC2 says in each account and Region, which are entered by role"
              + " (default: effective; with --snapshot: attached).")
  @Nullable Level chosenLevel;

  @Option(
      names = "--sample",
      paramLabel = "N|N%|all",
      converter = SampleSizeConverter.class,
      description =
          "Ask AWS about at most this many accounts (default: 50 for what they have; all for what is"
              + " in force).")
  @Nullable SampleSize sample;

  @Mixin InForceChoice inForce;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      defaultValue = "warning",
      converter = SeverityConverter.class,
      description =
          "Exit 3 on findings of this severity or worse: note, warning, danger, error"
              + " (default: ${DEFAULT-VALUE}).")
  Severity failOn;

  private final Environment environment;

  public CheckCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Console console = output.console(environment);
    Level level = level();
    inForce.requireSense(level);
    try (Connection connection = source.connect(environment, console)) {
      Plan plan =
          Interruption.beforeResult(
              console, () -> Planning.of(settings, connection, environment).plan());
      return level == Level.IN_FORCE
          ? Farewell.after(console, () -> check(plan, connection, console).code())
          : check(plan, connection, console).code();
    }
  }

  private ExitStatus check(Plan plan, Connection connection, Console console) {
    Level level = level();
    Verification verification =
        level == Level.IN_FORCE
            ? verify(plan, connection, console)
            : Interruption.beforeResult(console, () -> verify(plan, connection, console));
    switch (format) {
      case text ->
          new VerificationText(console.out(), console.palette()).show(verification, plan, level);
      case json ->
          console.json(VerificationJson.of(verification, plan, level).toPrettyString() + "\n");
    }
    console.out().flush();
    return status(verification);
  }

  /** A snapshot does not hold what AWS made of the policies. */
  private Level level() {
    boolean isFile = source.snapshot().isPresent();
    if (isFile && chosenLevel != null && chosenLevel != Level.ATTACHED) {
      throw new AmiguardException(
          Kind.USAGE,
          "a snapshot does not hold what AWS says each account has; use --level attached with --snapshot.");
    }
    Level unnamed = inForce.report == null ? Level.EFFECTIVE : Level.IN_FORCE;
    return chosenLevel != null ? chosenLevel : isFile ? Level.ATTACHED : unnamed;
  }

  private Verification verify(Plan plan, Connection connection, Console console) {
    Checker checker = new Checker(plan, connection.policies());
    Checking checking = new Checking(plan, inForce, environment, console);
    return switch (level()) {
      case ATTACHED -> checker.attached();
      case EFFECTIVE -> checking.effective(checker, sample);
      case IN_FORCE -> checking.inForce(connection, checker, sample);
    };
  }

  private ExitStatus status(Verification verification) {
    if (Finding.anyAtLeast(certain(verification), failOn)) {
      return ExitStatus.FINDINGS;
    }
    return verification.completeness() == Completeness.INCOMPLETE
        ? ExitStatus.INCOMPLETE
        : ExitStatus.OK;
  }

  /** What could not be read is not known to be wrong. */
  private static List<Finding> certain(Verification verification) {
    return verification.findings().stream()
        .filter(finding -> !finding.rule().equals(Checker.UNREADABLE))
        .toList();
  }
}
