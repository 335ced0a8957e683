package io.amiguard.lint;

import io.amiguard.Finding.Where;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Scalar;
import io.amiguard.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What puts a finding right: edits of the text, which keep all that stands around them as it is.
 * {@link FixedTree} says what the file means after them, so that the edits can be checked.
 */
sealed interface Fix {

  /** Returns the place of the value or the key that is rewritten. */
  Where where();

  /**
   * Returns the edits, or none if the value is written in a way that is better left to a person.
   */
  List<Edit> edits(FixableText text);

  /**
   * Another word in the place of a key or a single value. Quotes stay what they are.
   *
   * @param type what the value is to be
   */
  record Respelling(Where where, String word, Scalar.Type type) implements Fix {
    private static final Pattern PLAIN_WORD = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern PLAIN_BEFORE = Pattern.compile("[^&*!|>\"'\n]+");

    static Respelling text(Where where, String word) {
      return new Respelling(where, word, Scalar.Type.STRING);
    }

    @Override
    public List<Edit> edits(FixableText text) {
      return text.spans().scalar(where).flatMap(span -> edit(span, text)).stream().toList();
    }

    private Optional<Edit> edit(Span span, FixableText text) {
      String before = span.in(text.text());
      String quote = before.substring(0, 1);
      boolean isQuoted = quote.equals("\"") || quote.equals("'");
      if (!isQuoted && !PLAIN_BEFORE.matcher(before).matches()) {
        return Optional.empty();
      }
      return Optional.of(new Edit(span, written(isQuoted ? quote : "", text.isJson())));
    }

    private String written(String quote, boolean isJson) {
      if (type != Scalar.Type.STRING) {
        return word;
      }
      boolean needsQuotes = isJson || !PLAIN_WORD.matcher(word).matches();
      String around = quote.isEmpty() && needsQuotes ? "\"" : quote;
      return around + word + around;
    }
  }

  /** Something around a value that stays as it is. */
  record Wrapping(SourceNode node, Shell shell) implements Fix {
    @Override
    public Where where() {
      return node.where();
    }

    @Override
    public List<Edit> edits(FixableText text) {
      Optional<Span> span =
          node instanceof Scalar
              ? text.spans().scalar(node.where())
              : text.spans().collection(node.where());
      return span.filter(found -> "&*!|>".indexOf(text.text().charAt(found.start())) < 0)
          .map(found -> around(found, text.text()))
          .orElse(List.of());
    }

    /** Text without white space stays without. */
    private List<Edit> around(Span span, String text) {
      boolean isTight = span.start() > 0 && text.charAt(span.start() - 1) == ':';
      String before = isTight ? shell.before.replace(" ", "") : shell.before;
      return List.of(Edit.before(span, before), Edit.after(span, shell.after));
    }
  }

  /** What a value can be put into. */
  enum Shell {
    LIST("[", "]"),
    ASSIGN("{\"@@assign\": ", "}"),
    ASSIGN_LIST("{\"@@assign\": [", "]}");

    private final String before;
    private final String after;

    Shell(String before, String after) {
      this.before = before;
      this.after = after;
    }
  }

  /**
   * Brackets in the place of the braces of a list; the file is read as if they were there.
   *
   * @param span from the opening brace up to behind the closing one
   */
  record Brackets(Where where, Span span) implements Fix {
    @Override
    public List<Edit> edits(FixableText text) {
      int last = span.end() - 1;
      return List.of(
          new Edit(new Span(span.start(), span.start() + 1), "["),
          new Edit(new Span(last, span.end()), "]"));
    }
  }

  /** No value where one is, in a list that has it before. */
  record Removal(Where where) implements Fix {
    @Override
    public List<Edit> edits(FixableText text) {
      return text.spans().scalar(where).flatMap(span -> ItemRemoval.of(span, text.text())).stream()
          .toList();
    }
  }
}
