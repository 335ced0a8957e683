package io.amiguard.terraform;

import io.amiguard.Finding.Where;
import io.amiguard.terraform.Expression.Opaque;
import io.amiguard.terraform.Expression.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Reads heredocs: what stands between {@code <<MARK} and a line with nothing but the mark. With
 * {@code <<-MARK} the indentation that all lines have is none of the text; blank lines keep theirs.
 */
final class HeredocReader {
  private final Cursor cursor;
  private final Passage passage;

  HeredocReader(Cursor cursor, Passage passage) {
    this.cursor = cursor;
    this.passage = passage;
  }

  /** One line, from its first character to behind the end of it. */
  private record Line(int start, int end) {}

  /** Reads a heredoc; the cursor stands on its first {@code <}, and then behind the mark. */
  Expression heredoc() throws BrokenTerraformException {
    int start = cursor.position();
    Where where = cursor.where();
    cursor.advance(2);
    boolean isIndented = cursor.take("-");
    String mark = mark(start);
    List<Line> lines = lines(start, mark);
    int end = cursor.position();
    int indentation = isIndented ? indentation(lines) : 0;
    Expression text = text(where, lines, indentation);
    cursor.moveTo(end);
    return text;
  }

  private String mark(int start) throws BrokenTerraformException {
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

  private List<Line> lines(int start, String mark) throws BrokenTerraformException {
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

  private int indentation(List<Line> lines) {
    return lines.stream().filter(line -> !isBlank(line)).mapToInt(this::blanks).min().orElse(0);
  }

  private boolean isBlank(Line line) {
    return cursor.between(line.start(), line.end()).isBlank();
  }

  private int blanks(Line line) {
    cursor.moveTo(line.start());
    while (cursor.position() < line.end() && isIndent(cursor.peek())) {
      cursor.advance(1);
    }
    return cursor.position() - line.start();
  }

  private static boolean isIndent(char c) {
    return Character.isWhitespace(c) && c != '\n' && c != '\r';
  }

  private Expression text(Where where, List<Line> lines, int indentation)
      throws BrokenTerraformException {
    TextBuilder text = new TextBuilder();
    int end = cursor.position();
    for (Line line : lines) {
      cursor.moveTo(line.start() + (isBlank(line) ? 0 : indentation));
      OptionalInt filledIn = line(line, text);
      if (filledIn.isPresent()) {
        cursor.moveTo(filledIn.getAsInt());
        passage.overTemplate();
        return new Opaque(cursor.where(filledIn.getAsInt()), cursor.since(filledIn.getAsInt()));
      }
      end = line.end();
    }
    return new Text(text.build(cursor.lines(), where, end));
  }

  /** Adds a line to the text, up to where Terraform fills something in, if it does. */
  private OptionalInt line(Line line, TextBuilder text) {
    while (cursor.position() < line.end()) {
      if (TextReader.isAtTemplate(cursor)) {
        return OptionalInt.of(cursor.position());
      }
      if (!TextReader.takeEscapedTemplate(cursor, text)) {
        text.append(cursor.peek(), cursor.position());
        cursor.advance(1);
      }
    }
    return OptionalInt.empty();
  }
}
