package io.amiguard.terraform;

import io.amiguard.Finding.Where;
import io.amiguard.source.PlacedText;
import io.amiguard.source.SourceNode;
import java.util.List;

/** An expression of Terraform's language, as far as it can be told without running Terraform. */
sealed interface Expression {

  Where where();

  /** A text in quotes or a heredoc, without anything to be filled in. */
  record Text(PlacedText content) implements Expression {
    @Override
    public Where where() {
      return content.where();
    }
  }

  /** A number, a truth value, or null. */
  record Literal(SourceNode.Scalar value) implements Expression {
    @Override
    public Where where() {
      return value.where();
    }
  }

  /** A list. */
  record Tuple(Where where, List<Expression> items) implements Expression {
    public Tuple {
      items = List.copyOf(items);
    }
  }

  /** Keys with values; a key that stands twice is kept twice. */
  record Table(Where where, List<Entry> entries) implements Expression {
    public Table {
      entries = List.copyOf(entries);
    }
  }

  /**
   * One key with its value.
   *
   * @param key a text, or something that only Terraform can tell
   */
  record Entry(Expression key, Expression value) {}

  /**
   * A call of a function.
   *
   * @param source as it stands in the file
   */
  record Call(Where where, String function, List<Expression> arguments, String source)
      implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * Something that only Terraform can tell the value of.
   *
   * @param source as it stands in the file
   */
  record Opaque(Where where, String source) implements Expression {}
}
