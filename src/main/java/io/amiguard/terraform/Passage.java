package io.amiguard.terraform;

/** The way past what is not evaluated, whatever stands in it. */
final class Passage {
  private final Cursor cursor;
  private final TextReader texts;
  private final HeredocReader heredocs;

  Passage(Cursor cursor) {
    this.cursor = cursor;
    this.texts = new TextReader(cursor, this);
    this.heredocs = new HeredocReader(cursor, this);
  }

  TextReader texts() {
    return texts;
  }

  HeredocReader heredocs() {
    return heredocs;
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
        heredocs.heredoc();
      } else {
        overOne();
      }
    }
  }

  private void overOne() throws BrokenTerraformException {
    switch (cursor.peek()) {
      case '"' -> texts.quoted();
      case '(', '[', '{' -> overBrackets();
      default -> cursor.advance(1);
    }
  }
}
