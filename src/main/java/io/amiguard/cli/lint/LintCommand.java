package io.amiguard.cli.lint;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.cli.console.OutputChoice;
import io.amiguard.cli.console.SeverityConverter;
import io.amiguard.cli.planning.SettingsChoice;
import io.amiguard.lint.Fixer;
import io.amiguard.lint.LintReport;
import io.amiguard.lint.Linter;
import io.amiguard.output.FixDiff;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks files offline. */
@Command(
    name = "lint",
    description =
        "Check settings, policies in JSON or Terraform, and snapshots, and put right what is"
            + " certain; needs no AWS.",
    exitCodeListHeading = ExitStatus.HEADING,
    exitCodeList = {
      " 0:no finding at or above --fail-on",
      " 3:findings at or above --fail-on",
      " 4:--fix has changes to write and nobody said yes",
      "64:wrong usage",
      "65:a file is missing, unreadable, or neither settings nor a policy nor a snapshot"
    })
public final class LintCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description =
          "Files, folders (their .yaml, .yml, .json and .tf files), or - for standard input"
              + " (default: amiguard.yaml).")
  List<String> names = new ArrayList<>();

  @Mixin OutputChoice output;
  @Mixin FixChoice fixes;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "Format: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}; in GitHub Actions with"
              + " annotations).")
  LintFormat format;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      defaultValue = "error",
      converter = SeverityConverter.class,
      description =
          "Exit 3 on findings of this severity or worse: note, warning, danger, error"
              + " (default: ${DEFAULT-VALUE}).")
  Severity failOn;

  @Option(
      names = "--disable",
      paramLabel = "RULE",
      split = ",",
      description = "Leave out findings of this rule; 'amiguard rules' lists them. Repeatable.")
  List<String> disabled = new ArrayList<>();

  private final Environment environment;

  public LintCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    fixes.check();
    disabled.forEach(KnownRules::require);
    List<String> chosen = names.isEmpty() ? List.of(SettingsChoice.DEFAULT_FILE) : names;
    Linter linter = linter(chosen);
    LintReport report = new LintFiles(environment, linter).lint(chosen);
    if (report.files().isEmpty()) {
      throw new AmiguardException(
          Kind.INVALID_INPUT,
          "nothing to lint in %s: no settings, no policy and no snapshot. Name a file or another folder."
              .formatted(String.join(", ", chosen)));
    }
    Console console = output.console(environment);
    LintReport shown = fixes.isChosen() ? fixed(report, linter, console) : report;
    format.show(shown, new LintFormat.View(environment, console, failOn, linter));
    return exitStatus(shown).code();
  }

  private Linter linter(List<String> chosen) {
    return new Linter(
        LocalDate.now(environment.clock()),
        new HashSet<>(disabled),
        new FilesBeside(environment, chosen));
  }

  /** Programs read standard output, so that the changes go beside it. */
  private LintReport fixed(LintReport report, Linter linter, Console console) {
    FixDiff diff =
        format == LintFormat.text
            ? new FixDiff(console.out(), console.palette())
            : new FixDiff(environment.err(), console.errPalette());
    return new Fixing(environment, console, diff)
        .fix(report, new Fixer(linter, fixes.layout()), fixes);
  }

  private ExitStatus exitStatus(LintReport report) {
    if (report.hasUnusableFiles()) {
      return ExitStatus.INVALID_INPUT;
    }
    return Finding.anyAtLeast(report.findings(), failOn) ? ExitStatus.FINDINGS : ExitStatus.OK;
  }
}
