package io.amiguard.terraform;

/** The way past what is not evaluated, whatever stands in it. */
final class Passage {
  private final Cursor cursor;

  Passage(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Passes over an expression that ends with its line, or before a comma or a bracket. */
  void overRestOfLine() throws BrokenTerraformException {
    over("\n,)]}");
  }

  /** Passes over an expression that ends before a comma or a bracket. */
  void overRestOfItem() throws BrokenTerraformException {
    over(",)]}");
  }

  /** Passes over everything. */
  void overAll() throws BrokenTerraformException {
    over("");
  }

  /** Passes over brackets and everything between them; the cursor stands on the first. */
  void overBrackets() throws BrokenTerraformException {
    int start = cursor.position();
    cursor.enter();
    cursor.advance(1);
    over(")]}");
    if (cursor.isAtEnd()) {
      throw cursor.broken(start, "the bracket is not closed", "Close it.");
    }
    cursor.advance(1);
    cursor.leave();
  }

  /** Passes over a part of a text that Terraform fills in; the cursor stands on its sign. */
  void overTemplate() throws BrokenTerraformException {
    cursor.advance(1);
    overBrackets();
  }

  private void over(String ends) throws BrokenTerraformException {
    while (!cursor.isAtEnd() && ends.indexOf(cursor.peek()) < 0) {
      if (cursor.isAtComment()) {
        cursor.skipComment();
      } else if (cursor.isAtHeredoc()) {
        Heredoc.take(cursor);
      } else {
        overOne();
      }
    }
  }

  private void overOne() throws BrokenTerraformException {
    switch (cursor.peek()) {
      case '"' -> overText();
      case '(', '[', '{' -> overBrackets();
      default -> cursor.advance(1);
    }
  }

  /** Passes over a text in quotes; the cursor stands on its first quote. */
  void overText() throws BrokenTerraformException {
    int start = cursor.position();
    cursor.advance(1);
    while (!cursor.isAt("\"")) {
      TextReader.requireText(cursor, start);
      if (cursor.isAt("${") || cursor.isAt("%{")) {
        overTemplate();
      } else {
        boolean isEscape = cursor.isAt("$${") || cursor.isAt("%%{");
        cursor.advance(isEscape ? 3 : escapeLength());
      }
    }
    cursor.advance(1);
  }

  private int escapeLength() {
    return cursor.peek() == '\\' ? 2 : 1;
  }
}
