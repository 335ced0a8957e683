package io.amiguard.terraform;

import io.amiguard.Finding.Where;
import io.amiguard.terraform.Expression.Entry;
import io.amiguard.terraform.Expression.Opaque;
import io.amiguard.terraform.Expression.Table;
import io.amiguard.terraform.Expression.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads objects: keys with {@code =} or a colon, and values, with commas or ends of lines. */
final class TableReader {
  private final Cursor cursor;
  private final Passage passage;
  private final ExpressionReader expressions;

  TableReader(Cursor cursor, Passage passage, ExpressionReader expressions) {
    this.cursor = cursor;
    this.passage = passage;
    this.expressions = expressions;
  }

  /** Reads an object, unless it is made by a {@code for}; the cursor stands on its brace. */
  Optional<Expression> table() throws BrokenTerraformException {
    int start = cursor.position();
    Where where = cursor.where();
    List<Entry> entries = new ArrayList<>();
    cursor.advance(1);
    cursor.skipLines();
    while (cursor.peek() != '}') {
      if (cursor.isAtEnd()) {
        throw cursor.broken(start, "the brace is not closed", "Close it.");
      }
      Optional<Entry> entry = entry();
      if (entry.isEmpty()) {
        return Optional.empty();
      }
      entries.add(entry.get());
    }
    cursor.advance(1);
    return Optional.of(new Table(where, entries));
  }

  /** Reads one key with its value, and what separates it from the next. */
  private Optional<Entry> entry() throws BrokenTerraformException {
    Optional<Expression> key = key();
    cursor.skipBlanks();
    boolean isKey = key.isPresent() && !cursor.isAt("=>") && !cursor.isAt("==");
    if (!isKey || !(cursor.take("=") || cursor.take(":"))) {
      return Optional.empty();
    }
    cursor.skipLines();
    Expression value = expressions.inLine();
    int end = cursor.position();
    cursor.skipBlanks();
    cursor.take(",");
    cursor.skipLines();
    boolean isSeparated = cursor.position() > end || cursor.peek() == '}';
    return isSeparated ? Optional.of(new Entry(key.get(), value)) : Optional.empty();
  }

  private Optional<Expression> key() throws BrokenTerraformException {
    int start = cursor.position();
    if (cursor.peek() == '"') {
      return Optional.of(expressions.quoted());
    }
    if (cursor.peek() == '(') {
      passage.overBrackets();
      return Optional.of(new Opaque(cursor.where(start), cursor.since(start)));
    }
    while (Character.isLetterOrDigit(cursor.peek())
        || cursor.peek() == '_'
        || (cursor.peek() == '-' && cursor.position() > start)) {
      cursor.advance(1);
    }
    return cursor.position() == start ? Optional.empty() : Optional.of(name(start));
  }

  private Text name(int start) {
    TextBuilder name = new TextBuilder();
    int offset = start;
    for (char c : cursor.since(start).toCharArray()) {
      name.append(c, offset);
      offset++;
    }
    return new Text(name.build(cursor.lines(), cursor.where(start), cursor.position()));
  }
}
