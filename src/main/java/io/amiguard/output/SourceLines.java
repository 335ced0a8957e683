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
  private final boolean hasPairs;

  SourceLines(LintedFile file) {
    this.file = file;
    this.lines = LINE_BREAK.split(file.text(), -1);
    this.hasPairs = file.text().codePointCount(0, file.text().length()) < file.text().length();
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
    int place = offset(text, column - 1);
    int from = text.length() > WIDTH ? start(text, Math.max(0, place - BEFORE_PLACE)) : 0;
    int to = start(text, Math.min(text.length(), from + WIDTH));
    StringBuilder shown = new StringBuilder(from > 0 ? "…" : "");
    text.substring(from, to).codePoints().map(SourceLines::visible).forEach(shown::appendCodePoint);
    shown.append(to < text.length() ? "…" : "");
    int caret = text.codePointCount(from, place) + (from > 0 ? 1 : 0);
    return Optional.of(new Excerpt(line, shown.toString().stripTrailing(), caret));
  }

  /** Returns where in the text a column is; JSON counts UTF-16 units, YAML characters. */
  private int offset(String text, int column) {
    return file.isJson() || !hasPairs
        ? start(text, Math.min(text.length(), column))
        : text.offsetByCodePoints(0, Math.min(text.codePointCount(0, text.length()), column));
  }

  /** Returns the offset, or the one before if it is in the middle of a character. */
  private static int start(String text, int offset) {
    boolean isInside =
        offset > 0 && offset < text.length() && Character.isLowSurrogate(text.charAt(offset));
    return isInside ? offset - 1 : offset;
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
