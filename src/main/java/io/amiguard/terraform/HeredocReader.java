package io.amiguard.terraform;

/** Reads the texts of heredocs, and what Terraform is to fill into them. */
final class HeredocReader {
  private final Cursor cursor;
  private final TemplateReader templates;

  HeredocReader(Cursor cursor, TemplateReader templates) {
    this.cursor = cursor;
    this.templates = templates;
  }

  /** Reads a heredoc; the cursor stands on its first {@code <}, and then behind the mark. */
  Expression heredoc() throws BrokenTerraformException {
    int start = cursor.position();
    Heredoc heredoc = Heredoc.take(cursor);
    TextParts text = new TextParts(cursor);
    int end = heredoc.end();
    cursor.moveTo(start);
    for (Heredoc.Line line : heredoc.lines()) {
      int from = line.textStart(cursor, heredoc.indentation());
      cursor.moveTo(Math.max(from, cursor.position()));
      line(line, text);
      end = line.end();
    }
    cursor.moveTo(heredoc.end());
    return text.build(heredoc.where(), end);
  }

  /** What is filled in may end in another line than it begins. */
  private void line(Heredoc.Line line, TextParts text) throws BrokenTerraformException {
    while (cursor.position() < line.end()) {
      if (!templates.take(text)) {
        text.append(cursor.peek(), cursor.position());
        cursor.advance(1);
      }
    }
  }
}
