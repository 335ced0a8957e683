package io.amiguard.terraform;

import io.amiguard.Finding.Where;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands between {@code <<MARK} and a line with nothing but the mark. With {@code <<-MARK} the
 * indentation that all lines have is none of the text; blank lines keep theirs.
 *
 * @param indentation how many blanks of each line are none of the text
 * @param end where the line of the last mark ends
 */
record Heredoc(Where where, List<Line> lines, int indentation, int end) {

  Heredoc {
    lines = List.copyOf(lines);
  }

  /** One line, from its first character to behind the end of it. */
  record Line(int start, int end) {

    /** Returns where the text of the line begins. */
    int textStart(Cursor cursor, int indentation) {
      return isBlank(cursor) ? start : start + indentation;
    }

    private boolean isBlank(Cursor cursor) {
      return cursor.between(start, end).isBlank();
    }
  }

  /** Passes over a heredoc; the cursor stands on its first {@code <}, and then behind the mark. */
  static Heredoc take(Cursor cursor) throws BrokenTerraformException {
    int start = cursor.position();
    Where where = cursor.where();
    cursor.advance(2);
    boolean isIndented = cursor.take("-");
    List<Line> lines = lines(cursor, start, mark(cursor, start));
    int end = cursor.position();
    int indentation = isIndented ? indentation(cursor, lines) : 0;
    cursor.moveTo(end);
    return new Heredoc(where, lines, indentation, end);
  }

  private static String mark(Cursor cursor, int start) throws BrokenTerraformException {
    String mark = cursor.takeName();
    int behind = cursor.position();
    cursor.moveTo(cursor.endOfLine());
    if (mark.isEmpty() || !cursor.since(behind).isBlank() || cursor.isAtEnd()) {
      throw cursor.broken(
          start, "a heredoc begins with << and a word, then a new line", "Write <<EOF.");
    }
    cursor.advance(1);
    return mark;
  }

  private static List<Line> lines(Cursor cursor, int start, String mark)
      throws BrokenTerraformException {
    List<Line> lines = new ArrayList<>();
    while (!cursor.isAtEnd()) {
      int from = cursor.position();
      cursor.moveTo(cursor.endOfLine());
      if (cursor.since(from).strip().equals(mark)) {
        return lines;
      }
      cursor.advance(cursor.isAtEnd() ? 0 : 1);
      lines.add(new Line(from, cursor.position()));
    }
    throw cursor.broken(
        start,
        "the heredoc does not end",
        "Write %s on a line of its own behind it.".formatted(mark));
  }

  private static int indentation(Cursor cursor, List<Line> lines) {
    return lines.stream()
        .filter(line -> !line.isBlank(cursor))
        .mapToInt(line -> blanks(cursor, line))
        .min()
        .orElse(0);
  }

  private static int blanks(Cursor cursor, Line line) {
    cursor.moveTo(line.start());
    while (cursor.position() < line.end() && isIndent(cursor.peek())) {
      cursor.advance(1);
    }
    return cursor.position() - line.start();
  }

  private static boolean isIndent(char c) {
    return Character.isWhitespace(c) && c != '\n' && c != '\r';
  }
}
