package io.amiguard.output;

import io.amiguard.Finding;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Findings for a person: a line each, with what to do below it. */
public final class FindingsText {
  private final PrintWriter out;
  private final Palette palette;

  public FindingsText(PrintWriter out, Palette palette) {
    this.out = out;
    this.palette = palette;
  }

  /** Shows findings in the order given. */
  public void show(List<Finding> findings) {
    findings.forEach(this::show);
    out.flush();
  }

  private void show(Finding finding) {
    out.println(heading(finding, palette));
    finding.hint().ifPresent(hint -> out.println("  → " + hint));
  }

  /** Returns severity, place, message and rule on one line. */
  static String heading(Finding finding, Palette palette) {
    String severity = finding.severity().name().toLowerCase(Locale.ROOT);
    String place = finding.where().file() == null ? "" : finding.where() + ": ";
    return "%s: %s%s %s"
        .formatted(
            palette.of(finding.severity(), severity),
            place,
            finding.message(),
            palette.faint("[" + finding.rule() + "]"));
  }
}
