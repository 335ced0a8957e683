package io.amiguard.output;

import io.amiguard.Finding;
import io.amiguard.lint.LintedFile;
import io.amiguard.lint.SensitiveText;
import java.util.Optional;

/** The lines of a file, fit to be shown: one column a character, nothing that moves a terminal. */
final class SourceLines {
  private static final int WIDTH = 100;
  private static final int BEFORE_PLACE = 60;
  private static final int AROUND = 300;

  private final String text;
  private final boolean countsCharacters;
  private int number = 1;
  private int start;
  private int shownNumber;
  private String shownLine = "";

  /** Columns count UTF-16 units in JSON and characters in YAML; mostly these are the same. */
  SourceLines(LintedFile file) {
    this.text = file.text();
    this.countsCharacters =
        !file.countsUnits() && text.codePointCount(0, text.length()) < text.length();
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
    return line == null || column == null || !moveTo(line)
        ? Optional.empty()
        : Optional.of(excerpt(line, column));
  }

  /** Findings come by place, so that going on from the last one is cheap. */
  private boolean moveTo(int line) {
    if (line < number) {
      number = 1;
      start = 0;
    }
    while (number < line) {
      int end = end(start);
      if (end == text.length()) {
        return false;
      }
      start = text.startsWith("\r\n", end) ? end + 2 : end + 1;
      number++;
    }
    return true;
  }

  private int end(int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  /** Returns the line where {@link #moveTo} has moved to. */
  private String line() {
    if (shownNumber != number) {
      shownLine = text.substring(start, end(start));
      shownNumber = number;
    }
    return shownLine;
  }

  private Excerpt excerpt(int line, int column) {
    String whole = line();
    int place = offset(whole, column - 1);
    int from = whole.length() > WIDTH ? start(whole, Math.max(0, place - BEFORE_PLACE)) : 0;
    int to = start(whole, Math.min(whole.length(), from + WIDTH));
    StringBuilder shown = new StringBuilder(from > 0 ? "…" : "");
    masked(whole, from, to).codePoints().map(SourceLines::visible).forEach(shown::appendCodePoint);
    shown.append(to < whole.length() ? "…" : "");
    int caret = whole.codePointCount(from, place) + (from > 0 ? 1 : 0);
    return new Excerpt(line, shown.toString().stripTrailing(), caret);
  }

  /** Output is kept and passed on, in CI above all; what lets somebody in has no place there. */
  private static String masked(String whole, int from, int to) {
    int first = start(whole, Math.max(0, from - AROUND));
    int last = start(whole, Math.min(whole.length(), to + AROUND));
    return SensitiveText.masked(whole.substring(first, last)).substring(from - first, to - first);
  }

  private int offset(String whole, int column) {
    return !countsCharacters
        ? start(whole, Math.min(whole.length(), column))
        : whole.offsetByCodePoints(0, Math.min(whole.codePointCount(0, whole.length()), column));
  }

  /** Returns the offset, or the one before if it is in the middle of a character. */
  private static int start(String whole, int offset) {
    boolean isInside =
        offset > 0 && offset < whole.length() && Character.isLowSurrogate(whole.charAt(offset));
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
