package io.amiguard.terraform;

import io.amiguard.Finding.Where;
import io.amiguard.source.SourceNode.Scalar;
import io.amiguard.terraform.Expression.Call;
import io.amiguard.terraform.Expression.Literal;
import io.amiguard.terraform.Expression.Local;
import io.amiguard.terraform.Expression.Opaque;
import io.amiguard.terraform.Expression.Text;
import io.amiguard.terraform.Expression.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads expressions: texts, numbers, lists, objects and calls. Everything else, and whatever goes
 * on behind one of these, is opaque.
 */
final class ExpressionReader {
  private final Cursor cursor;
  private final Passage passage;
  private final TableReader tables;
  private final TextReader texts;
  private final HeredocReader heredocs;

  ExpressionReader(Cursor cursor, Passage passage) {
    TemplateReader templates = new TemplateReader(cursor, passage, this);
    this.cursor = cursor;
    this.passage = passage;
    this.tables = new TableReader(cursor, passage, this);
    this.texts = new TextReader(cursor, templates);
    this.heredocs = new HeredocReader(cursor, templates);
  }

  /** Reads a text in quotes; the cursor stands on the first one. */
  Expression quoted() throws BrokenTerraformException {
    return texts.quoted();
  }

  /** Reads an expression that ends with its line, or before a comma or a bracket. */
  Expression inLine() throws BrokenTerraformException {
    int start = cursor.position();
    Optional<Expression> known = known();
    cursor.skipBlanks();
    boolean isWhole = cursor.isAtEnd() || "\n,)]}".indexOf(cursor.peek()) >= 0;
    if (known.isPresent() && isWhole) {
      return known.get();
    }
    cursor.moveTo(start);
    passage.overRestOfLine();
    return opaque(start);
  }

  /** Reads an expression between brackets: it ends before a comma or a bracket. */
  Expression item() throws BrokenTerraformException {
    int start = cursor.position();
    Optional<Expression> known = known();
    cursor.skipLines();
    boolean isWhole = cursor.isAtEnd() || ",)]}".indexOf(cursor.peek()) >= 0;
    if (known.isPresent() && isWhole) {
      return known.get();
    }
    cursor.moveTo(start);
    passage.overRestOfItem();
    return opaque(start);
  }

  private Expression opaque(int start) {
    return new Opaque(cursor.where(start), cursor.since(start).strip());
  }

  /** Reads what begins here, if it is something that needs no Terraform. */
  private Optional<Expression> known() throws BrokenTerraformException {
    cursor.enter();
    Optional<Expression> known = begun();
    cursor.leave();
    return known;
  }

  private Optional<Expression> begun() throws BrokenTerraformException {
    char c = cursor.peek();
    if (c == '"') {
      return Optional.of(quoted());
    }
    if (cursor.isAtHeredoc()) {
      return Optional.of(heredocs.heredoc());
    }
    if (c == '[') {
      Where where = cursor.where();
      return items(']').map(items -> new Tuple(where, items));
    }
    if (c == '{') {
      return tables.table();
    }
    return c == '-' || (c >= '0' && c <= '9') ? Numbers.take(cursor) : word();
  }

  private Optional<Expression> word() throws BrokenTerraformException {
    int start = cursor.position();
    Where where = cursor.where();
    String word = cursor.takeName();
    return switch (word) {
      case "" -> Optional.empty();
      case "true", "false" ->
          Optional.of(new Literal(new Scalar(where, word, Scalar.Type.BOOLEAN)));
      case "null" -> Optional.of(new Literal(new Scalar(where, word, Scalar.Type.NULL)));
      case "local" -> local(start, where);
      default ->
          cursor.peek() == '('
              ? items(')').map(items -> new Call(where, word, items, cursor.since(start)))
              : Optional.empty();
    };
  }

  private Optional<Expression> local(int start, Where where) throws BrokenTerraformException {
    List<String> path = new ArrayList<>();
    while (cursor.peek() == '.' || cursor.peek() == '[') {
      String step = cursor.take(".") ? cursor.takeName() : index();
      if (step.isEmpty()) {
        return Optional.empty();
      }
      path.add(step);
    }
    return path.isEmpty()
        ? Optional.empty()
        : Optional.of(new Local(where, path, cursor.since(start)));
  }

  /** Returns what stands in brackets, or nothing if that is not plain to see. */
  private String index() throws BrokenTerraformException {
    Optional<List<Expression>> items = items(']');
    if (items.isEmpty() || items.get().size() != 1) {
      return "";
    }
    Expression index = items.get().get(0);
    if (index instanceof Text text) {
      return text.content().text();
    }
    return index instanceof Literal literal ? literal.value().text() : "";
  }

  /** Reads what stands between brackets with commas; the cursor stands on the first bracket. */
  private Optional<List<Expression>> items(char closing) throws BrokenTerraformException {
    int start = cursor.position();
    List<Expression> items = new ArrayList<>();
    cursor.advance(1);
    cursor.skipLines();
    if (cursor.isAt("for ")) {
      return Optional.empty();
    }
    while (cursor.peek() != closing) {
      if (cursor.isAtEnd()) {
        throw cursor.broken(start, "the bracket is not closed", "Close it.");
      }
      int before = cursor.position();
      items.add(item());
      boolean goesOn = cursor.take(",");
      cursor.skipLines();
      if (before == cursor.position() || (!goesOn && cursor.peek() != closing)) {
        return Optional.empty();
      }
    }
    cursor.advance(1);
    return Optional.of(items);
  }
}
