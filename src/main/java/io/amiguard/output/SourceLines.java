package io.amiguard.output;

import io.amiguard.Finding;
import io.amiguard.lint.LintedFile;
import java.util.Optional;
import java.util.regex.Pattern;

/** The lines of a file, fit to be shown: one column a character, nothing that moves a terminal. */
final class SourceLines {
  private static final int WIDTH = 100;
  private static final int BEFORE_PLACE = 60;
  private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\r|\n");

  private final String[] lines;
  private final LintedFile file;

  SourceLines(LintedFile file) {
    this.file = file;
    this.lines = LINE_BREAK.split(file.text(), -1);
  }

  /**
   * A part of a line, and where in it a finding is.
   *
   * @param number of the line, from 1
   * @param caret columns before the place
   */
  record Excerpt(int number, String text, int caret) {}

  /** Returns the line on which a finding is, if the file has it. */
  Optional<Excerpt> at(Finding finding) {
    Integer line = finding.where().line();
    Integer column = finding.where().column();
    if (line == null || column == null || line > lines.length) {
      return Optional.empty();
    }
    String text = lines[line - 1];
    int[] points = text.codePoints().toArray();
    int caret = Math.min(points.length, caret(text, column - 1));
    int from = points.length > WIDTH ? Math.max(0, caret - BEFORE_PLACE) : 0;
    int to = Math.min(points.length, from + WIDTH);
    StringBuilder shown = new StringBuilder(from > 0 ? "…" : "");
    for (int i = from; i < to; i++) {
      shown.appendCodePoint(visible(points[i]));
    }
    shown.append(to < points.length ? "…" : "");
    return Optional.of(
        new Excerpt(line, shown.toString().stripTrailing(), caret - from + (from > 0 ? 1 : 0)));
  }

  /** Returns the text of the line on which a finding is; empty if there is none. */
  String text(Finding finding) {
    Integer line = finding.where().line();
    return line == null || line > lines.length ? "" : lines[line - 1].strip();
  }

  private int caret(String text, int column) {
    return file.isJson() ? text.codePointCount(0, Math.min(text.length(), column)) : column;
  }

  private static int visible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL -> point == '\t' ? ' ' : '\uFFFD';
      case Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          '\uFFFD';
      default -> point;
    };
  }
}
