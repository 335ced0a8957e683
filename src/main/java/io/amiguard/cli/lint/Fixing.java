package io.amiguard.cli.lint;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.InputText;
import io.amiguard.lint.FileKind;
import io.amiguard.lint.FixedFile;
import io.amiguard.lint.Fixer;
import io.amiguard.lint.LintReport;
import io.amiguard.lint.LintedFile;
import io.amiguard.lint.LintedFile.Status;
import io.amiguard.output.FixDiff;
import io.amiguard.source.Quoted;
import io.amiguard.source.TextFile;
import java.util.List;

/** Puts linted files right: shows what changes, asks, writes. */
final class Fixing {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Environment environment;
  private final Console console;
  private final FixDiff diff;

  Fixing(Environment environment, Console console, FixDiff diff) {
    this.environment = environment;
    this.console = console;
    this.diff = diff;
  }

  /**
   * Returns what is found in the files once they are put right, or as they are if nothing is to be
   * written.
   *
   * @throws AmiguardException if nobody says yes, or a file cannot be written
   */
  LintReport fix(LintReport report, Fixer fixer, FixChoice choice) {
    List<FixedFile> fixed = report.files().stream().map(file -> fixed(file, fixer)).toList();
    List<FixedFile> changed = fixed.stream().filter(FixedFile::isChanged).toList();
    changed.forEach(diff::show);
    if (choice.diff) {
      say(changed, "would be");
      sayLeft(report);
      return report;
    }
    if (!changed.isEmpty()) {
      changed.forEach(Fixing::requireFile);
      ask(changed, choice);
      changed.forEach(this::write);
      say(changed, "were");
    }
    sayLeft(report);
    return new LintReport(fixed.stream().map(FixedFile::after).toList(), report.skipped());
  }

  private static FixedFile fixed(LintedFile file, Fixer fixer) {
    return file.status() == Status.LINTED ? fixer.fix(file) : new FixedFile(file, file, 0);
  }

  private void ask(List<FixedFile> changed, FixChoice choice) {
    if (!choice.yes) {
      console.confirm(
          changed.size() == 1
              ? "Write %s?".formatted(Quoted.visible(changed.get(0).before().name()))
              : "Write these %d files?".formatted(changed.size()));
    }
  }

  private static void requireFile(FixedFile file) {
    if (file.before().name().equals(InputText.label("-"))) {
      throw new AmiguardException(
          Kind.USAGE,
          "standard input cannot be rewritten. Name a file, or look at the changes with --diff.");
    }
  }

  /** A question can stand open for an hour, in which somebody else writes the file. */
  private void write(FixedFile file) {
    String name = file.before().name();
    TextFile target =
        new TextFile(environment.path(name), "file " + name, "Check its permissions.");
    String now = target.read();
    String mark = now.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
    if (!now.equals(mark + file.before().text())) {
      throw new AmiguardException(
          Kind.REFUSED,
          "file %s has changed since it was read, so it was not written. Run lint --fix again."
              .formatted(name));
    }
    target.write(mark + file.after().text());
  }

  /** Who asks for fixes must not take silence about a file for a file put right. */
  private void sayLeft(LintReport report) {
    report.files().stream().filter(file -> !file.findings().isEmpty()).forEach(this::sayLeft);
  }

  private void sayLeft(LintedFile file) {
    file.kind()
        .flatMap(FileKind::neverRewritten)
        .ifPresent(
            reason -> {
              int left = file.findings().size();
              console.say(
                  "%s: %s keeps its %s."
                      .formatted(
                          reason,
                          Quoted.visible(file.name()),
                          left == 1 ? "finding" : left + " findings"));
            });
  }

  private void say(List<FixedFile> changed, String verb) {
    int made = changed.stream().mapToInt(FixedFile::made).sum();
    console.say(
        changed.isEmpty()
            ? "Nothing to fix."
            : "%d place%s in %d file%s %s fixed."
                .formatted(
                    made,
                    made == 1 ? "" : "s",
                    changed.size(),
                    changed.size() == 1 ? "" : "s",
                    made == 1 && verb.equals("were") ? "was" : verb));
  }
}
