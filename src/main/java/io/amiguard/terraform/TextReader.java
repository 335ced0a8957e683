package io.amiguard.terraform;

import io.amiguard.Finding.Where;
import io.amiguard.terraform.Expression.Opaque;
import io.amiguard.terraform.Expression.Text;
import java.util.OptionalInt;

/** Reads texts in quotes. What Terraform would fill in makes a text one that is not known. */
final class TextReader {
  private static final int HEXADECIMAL = 16;

  private final Cursor cursor;
  private final Passage passage;

  TextReader(Cursor cursor, Passage passage) {
    this.cursor = cursor;
    this.passage = passage;
  }

  /** Reads a text; the cursor stands on its first quote. */
  Expression quoted() throws BrokenTerraformException {
    int start = cursor.position();
    Where where = cursor.where();
    OptionalInt filledIn = OptionalInt.empty();
    TextBuilder text = new TextBuilder();
    cursor.advance(1);
    while (!cursor.isAt("\"")) {
      requireText(start);
      if (isAtTemplate(cursor)) {
        filledIn = filledIn.isPresent() ? filledIn : OptionalInt.of(cursor.position());
        passage.overTemplate();
      } else {
        character(text);
      }
    }
    int end = cursor.position();
    cursor.advance(1);
    return filledIn.isPresent()
        ? new Opaque(cursor.where(filledIn.getAsInt()), cursor.since(start))
        : new Text(text.build(cursor.lines(), where, end));
  }

  /** Returns whether something begins here that Terraform fills in. */
  static boolean isAtTemplate(Cursor cursor) {
    return cursor.isAt("${") || cursor.isAt("%{");
  }

  /** Passes over the two characters that say that a brace behind them begins no template. */
  static boolean takeEscapedTemplate(Cursor cursor, TextBuilder text) {
    if (!cursor.isAt("$${") && !cursor.isAt("%%{")) {
      return false;
    }
    text.append(cursor.peek(), cursor.position());
    text.append('{', cursor.position() + 2);
    cursor.advance(3);
    return true;
  }

  private void requireText(int start) throws BrokenTerraformException {
    if (cursor.isAtEnd() || cursor.peek() == '\n') {
      throw cursor.broken(
          start,
          "the text in quotes does not end in its line",
          "Write the quote that is missing, or a heredoc for several lines.");
    }
  }

  private void character(TextBuilder text) throws BrokenTerraformException {
    if (takeEscapedTemplate(cursor, text)) {
      return;
    }
    int offset = cursor.position();
    char c = cursor.peek();
    cursor.advance(1);
    text.append(c == '\\' ? escaped(offset) : c, offset);
  }

  private int escaped(int offset) throws BrokenTerraformException {
    char c = cursor.peek();
    cursor.advance(1);
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case '"', '\\' -> c;
      case 'u' -> number(offset, 4);
      case 'U' -> number(offset, 8);
      default -> throw unknownEscape(offset);
    };
  }

  private int number(int offset, int digits) throws BrokenTerraformException {
    int point = 0;
    for (int i = 0; i < digits; i++) {
      int digit = Character.digit(cursor.peek(), HEXADECIMAL);
      boolean isTooLarge = point > Character.MAX_CODE_POINT / HEXADECIMAL;
      if (digit < 0 || isTooLarge) {
        throw unknownEscape(offset);
      }
      point = point * HEXADECIMAL + digit;
      cursor.advance(1);
    }
    if (!Character.isValidCodePoint(point) || Character.getType(point) == Character.SURROGATE) {
      throw unknownEscape(offset);
    }
    return point;
  }

  private BrokenTerraformException unknownEscape(int offset) {
    return cursor.broken(
        offset,
        "no character is written like this",
        "Write \\n, \\r, \\t, \\\", \\\\, \\uNNNN or \\UNNNNNNNN.");
  }
}
