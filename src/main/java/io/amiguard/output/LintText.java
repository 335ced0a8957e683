package io.amiguard.output;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.lint.FileKind;
import io.amiguard.lint.LintReport;
import io.amiguard.lint.LintedFile;
import io.amiguard.source.Quoted;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What lint found, for a person: each finding with its line of the file, then one that sums up. */
public final class LintText {
  private final PrintWriter out;
  private final Palette palette;

  public LintText(PrintWriter out, Palette palette) {
    this.out = out;
    this.palette = palette;
  }

  public void show(LintReport report) {
    report.files().stream().filter(file -> !file.findings().isEmpty()).forEach(this::show);
    out.println(palette.bold(summary(report)));
    out.flush();
  }

  private void show(LintedFile file) {
    SourceLines lines = new SourceLines(file);
    for (Finding finding : file.findings()) {
      out.println(FindingsText.heading(finding, palette));
      lines.at(finding).ifPresent(excerpt -> show(excerpt, finding.severity()));
      finding.hint().ifPresent(hint -> out.println("  → " + Quoted.visible(hint)));
    }
  }

  private void show(SourceLines.Excerpt excerpt, Severity severity) {
    String number = Integer.toString(excerpt.number());
    out.println("  " + palette.faint(number + " │ ") + Quoted.visible(excerpt.text()));
    out.println(
        "  "
            + palette.faint(" ".repeat(number.length()) + " │ ")
            + " ".repeat(excerpt.caret())
            + palette.of(severity, "^"));
  }

  private static String summary(LintReport report) {
    return "Lint: %s in %s%s."
        .formatted(
            counts(report),
            kinds(report),
            report.skipped() == 0
                ? ""
                : "; left out "
                    + Words.count(report.skipped(), "file that is", "files that are")
                    + " none of ours");
  }

  private static String counts(LintReport report) {
    String counts =
        Arrays.stream(Severity.values())
            .sorted((left, right) -> right.compareTo(left))
            .filter(severity -> report.count(severity) > 0)
            .map(severity -> Words.count(report.count(severity), word(severity)))
            .collect(Collectors.joining(", "));
    return counts.isEmpty() ? "nothing found" : counts;
  }

  private static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  private static String kinds(LintReport report) {
    String kinds =
        Arrays.stream(FileKind.values())
            .filter(kind -> number(report, kind) > 0)
            .map(kind -> counted(number(report, kind), kind))
            .collect(Collectors.joining(", "));
    String files = Words.count(report.files().size(), "file");
    return kinds.isEmpty() ? files : "%s (%s)".formatted(files, kinds);
  }

  private static long number(LintReport report, FileKind kind) {
    return report.files().stream()
        .filter(file -> file.kind().filter(kind::equals).isPresent())
        .count();
  }

  private static String counted(long number, FileKind kind) {
    return switch (kind) {
      case SETTINGS -> Words.number(number) + " with settings";
      case POLICY -> Words.count(number, "policy", "policies");
      case SNAPSHOT -> Words.count(number, "snapshot");
      case TERRAFORM -> Words.number(number) + " of Terraform";
    };
  }
}
