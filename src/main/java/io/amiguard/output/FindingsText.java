package io.amiguard.output;

import io.amiguard.Finding;
import io.amiguard.source.Quoted;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Findings for a person: a line each, with what to do below it. */
public final class FindingsText {
  /** More than anybody reads, and one mistake can give thousands. */
  private static final int SHOWN_AT_MOST = 100;

  private final PrintWriter out;
  private final Palette palette;

  public FindingsText(PrintWriter out, Palette palette) {
    this.out = out;
    this.palette = palette;
  }

  /** Shows findings in the order given, as many as somebody may read. */
  public void show(List<Finding> findings) {
    findings.stream().limit(SHOWN_AT_MOST).forEach(this::show);
    if (findings.size() > SHOWN_AT_MOST) {
      out.println("and %s more.".formatted(Words.number(findings.size() - SHOWN_AT_MOST)));
    }
    out.flush();
  }

  private void show(Finding finding) {
    out.println(heading(finding, palette));
    finding.hint().ifPresent(hint -> out.println("  → " + Quoted.visible(hint)));
  }

  /** Returns severity, place, message and rule on one line. */
  static String heading(Finding finding, Palette palette) {
    String severity = finding.severity().name().toLowerCase(Locale.ROOT);
    String place = finding.where().file() == null ? "" : finding.where() + ": ";
    return "%s: %s%s %s"
        .formatted(
            palette.of(finding.severity(), severity),
            Quoted.visible(place),
            Quoted.visible(finding.message()),
            palette.faint("[" + finding.rule() + "]"));
  }
}
