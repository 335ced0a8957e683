package io.amiguard.terraform;

import io.amiguard.Finding.Where;

/** Reads texts in quotes, and what Terraform is to fill into them. */
final class TextReader {
  private static final int HEXADECIMAL = 16;

  private final Cursor cursor;
  private final TemplateReader templates;

  TextReader(Cursor cursor, TemplateReader templates) {
    this.cursor = cursor;
    this.templates = templates;
  }

  /** Reads a text; the cursor stands on its first quote. */
  Expression quoted() throws BrokenTerraformException {
    int start = cursor.position();
    Where where = cursor.where();
    TextParts text = new TextParts(cursor);
    cursor.advance(1);
    while (!cursor.isAt("\"")) {
      requireText(cursor, start);
      if (!templates.take(text)) {
        character(text);
      }
    }
    int end = cursor.position();
    cursor.advance(1);
    return text.build(where, end);
  }

  /** Refuses a text that goes on behind its line. */
  static void requireText(Cursor cursor, int start) throws BrokenTerraformException {
    if (cursor.isAtEnd() || cursor.peek() == '\n') {
      throw cursor.broken(
          start,
          "the text in quotes does not end in its line",
          "Write the quote that is missing, or a heredoc for several lines.");
    }
  }

  private void character(TextParts text) throws BrokenTerraformException {
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
