package io.amiguard;

import java.util.List;

/** Findings as lines of text, for tests. */
public final class FindingLines {

  private FindingLines() {}

  /** Returns a line a finding: severity, rule, place where known, message, hint where given. */
  public static String of(List<Finding> findings) {
    StringBuilder lines = new StringBuilder();
    for (Finding finding : findings) {
      String where = finding.where().toString();
      lines
          .append(finding.severity())
          .append(' ')
          .append(finding.rule())
          .append(where.isEmpty() ? "" : " " + where)
          .append(' ')
          .append(finding.message())
          .append(finding.hint().map(hint -> " | " + hint).orElse(""))
          .append('\n');
    }
    return lines.toString();
  }
}
