package io.amiguard.terraform;

import io.amiguard.Finding.Where;
import io.amiguard.source.Lines;
import io.amiguard.source.PlacedText;
import io.amiguard.source.SourceNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** An expression of Terraform's language, as far as it can be told without running Terraform. */
sealed interface Expression {

  Where where();

  /** A text in quotes or a heredoc. */
  record Text(PlacedText content) implements Expression {
    @Override
    public Where where() {
      return content.where();
    }
  }

  /**
   * A text that Terraform fills something into.
   *
   * @param parts in their order; it has at least one hole
   */
  record Template(Where where, List<Part> parts, Ending ending) implements Expression {
    public Template {
      parts = List.copyOf(parts);
    }

    /** Where a text ends, in the lines of its file. */
    record Ending(Lines lines, int offset) {}

    /** Returns the text without what is filled in. */
    String known() {
      return parts.stream()
          .filter(Piece.class::isInstance)
          .map(Part::toString)
          .collect(Collectors.joining());
    }

    /** Returns the first of what is filled in. */
    Hole firstHole() {
      return parts.stream()
          .filter(Hole.class::isInstance)
          .map(Hole.class::cast)
          .findFirst()
          .orElseThrow();
    }

    /** Returns the hole, if there is nothing else in the text. */
    Optional<Hole> onlyHole() {
      List<Part> filled =
          parts.stream()
              .filter(part -> !(part instanceof Piece piece && piece.length() == 0))
              .toList();
      return filled.size() == 1 && filled.get(0) instanceof Hole hole
          ? Optional.of(hole)
          : Optional.empty();
    }
  }

  /** A part of a text that Terraform fills something into. */
  sealed interface Part permits Piece, Hole {}

  /**
   * Where Terraform fills something in.
   *
   * @param offset of its first character in the file
   * @param source as it stands in the file
   */
  record Hole(int offset, Expression expression, String source) implements Part {
    /** Returns whether it is an {@code if} or a {@code for}, and not a value. */
    boolean isDirective() {
      return source.startsWith("%{");
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
   * What a configuration calls by a name of its own, such as {@code local.amis.state}.
   *
   * @param path the name, then keys and indexes below it
   * @param source as it stands in the file
   */
  record Local(Where where, List<String> path, String source) implements Expression {
    public Local {
      path = List.copyOf(path);
    }
  }

  /**
   * Something that only Terraform can tell the value of.
   *
   * @param source as it stands in the file
   */
  record Opaque(Where where, String source) implements Expression {}
}
