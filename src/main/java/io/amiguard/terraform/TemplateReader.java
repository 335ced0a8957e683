package io.amiguard.terraform;

/**
 * Reads what Terraform fills into a text: {@code ${…}}, and {@code %{if …}} or {@code %{for …}}
 * with all that stands up to its end (HCL native syntax specification, templates).
 */
final class TemplateReader {
  private final Cursor cursor;
  private final Passage passage;
  private final ExpressionReader expressions;

  TemplateReader(Cursor cursor, Passage passage, ExpressionReader expressions) {
    this.cursor = cursor;
    this.passage = passage;
    this.expressions = expressions;
  }

  /** Reads what begins here, if it is more than a character of the text. */
  boolean take(TextParts text) throws BrokenTerraformException {
    if (cursor.isAt("$${") || cursor.isAt("%%{")) {
      escaped(text);
    } else if (cursor.isAt("${")) {
      filledIn(text);
    } else if (cursor.isAt("%{")) {
      directive(text);
    } else {
      return false;
    }
    return true;
  }

  /** The second sign says that the brace behind it begins nothing. */
  private void escaped(TextParts text) {
    text.append(cursor.peek(), cursor.position());
    text.append('{', cursor.position() + 2);
    cursor.advance(3);
  }

  private void filledIn(TextParts text) throws BrokenTerraformException {
    int start = cursor.position();
    cursor.enter();
    cursor.advance(2);
    cursor.skipLines();
    Expression expression = expressions.item();
    if (cursor.peek() != '}') {
      throw cursor.broken(start, "the bracket is not closed", "Close it.");
    }
    cursor.advance(1);
    cursor.leave();
    text.fillIn(start, expression);
  }

  private void directive(TextParts text) throws BrokenTerraformException {
    int start = cursor.position();
    cursor.advance(2);
    cursor.take("~");
    cursor.skipLines();
    String word = cursor.takeName();
    cursor.moveTo(start);
    passage.overTemplate();
    switch (word) {
      case "if", "for" -> text.open(start);
      case "endif", "endfor" -> text.close(start);
      default -> text.goOn(start);
    }
  }
}
