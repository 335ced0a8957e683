package io.amiguard.terraform;

import io.amiguard.Finding.Where;
import io.amiguard.terraform.Expression.Hole;
import io.amiguard.terraform.Expression.Opaque;
import io.amiguard.terraform.Expression.Part;
import io.amiguard.terraform.Expression.Template;
import io.amiguard.terraform.Expression.Text;
import java.util.ArrayList;
import java.util.List;

/** A text that is being read, with what Terraform fills in between its characters. */
final class TextParts {
  private final Cursor cursor;
  private final List<Part> parts = new ArrayList<>();
  private TextBuilder text = new TextBuilder();

  /** Where the outermost directive begins that has not ended yet. */
  private int opened;

  private int depth;

  TextParts(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Adds a character; one that a directive may leave out, or repeat, is not known. */
  void append(int codePoint, int offset) {
    if (depth == 0) {
      text.append(codePoint, offset);
    }
  }

  /** Adds the value of an expression, which ends at the cursor. */
  void fillIn(int start, Expression expression) {
    if (depth == 0) {
      add(start, expression);
    }
  }

  /** Adds a directive that has an end of its own. */
  void open(int start) {
    opened = depth == 0 ? start : opened;
    depth++;
  }

  /** Ends a directive, or stands alone by mistake. */
  void close(int start) {
    int from = depth == 0 ? start : opened;
    depth = Math.max(0, depth - 1);
    if (depth == 0) {
      add(from);
    }
  }

  /** Adds a directive inside another, or one that stands alone by mistake. */
  void goOn(int start) {
    if (depth == 0) {
      add(start);
    }
  }

  /** Returns the text, which ends at an offset of the file. */
  Expression build(Where where, int end) {
    if (depth > 0) {
      add(opened);
    }
    if (parts.isEmpty()) {
      return new Text(text.build(cursor.lines(), where, end));
    }
    parts.add(text.part());
    return new Template(where, parts, new Template.Ending(cursor.lines(), end));
  }

  private void add(int start) {
    add(start, new Opaque(cursor.where(start), cursor.since(start).strip()));
  }

  private void add(int start, Expression expression) {
    parts.add(text.part());
    text = new TextBuilder();
    parts.add(new Hole(start, expression, cursor.since(start).strip()));
  }
}
