package io.amiguard.source;

import io.amiguard.Finding.Where;
import java.util.List;
import java.util.Optional;

/** A value of a YAML or JSON file, with the place where it stands. */
public sealed interface SourceNode {

  Where where();

  /** Returns what a person calls this kind of value, such as "a list". */
  String kindInWords();

  /** Keys and values in file order; a key that stands twice is kept twice. */
  record Mapping(Where where, List<Entry> entries) implements SourceNode {
    public Mapping {
      entries = List.copyOf(entries);
    }

    /** Returns the value of the first entry with this key. */
    public Optional<SourceNode> get(String key) {
      return entries.stream()
          .filter(entry -> entry.key().equals(key))
          .map(Entry::value)
          .findFirst();
    }

    @Override
    public String kindInWords() {
      return "a mapping";
    }
  }

  /**
   * One key with its value.
   *
   * @param where the place of the key
   */
  record Entry(Where where, String key, SourceNode value) {}

  /** A list. */
  record Sequence(Where where, List<SourceNode> items) implements SourceNode {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String kindInWords() {
      return "a list";
    }
  }

  /**
   * A single value.
   *
   * @param text as it stands in the file, without quotes, so that leading zeros survive
   */
  record Scalar(Where where, String text, Type type) implements SourceNode {

    /** What an unquoted value would be to YAML's core schema or to JSON. */
    public enum Type {
      STRING("a text"),
      INTEGER("a whole number"),
      DECIMAL("a number with a fraction"),
      BOOLEAN("true or false"),
      NULL("nothing");

      private final String words;

      Type(String words) {
        this.words = words;
      }
    }

    @Override
    public String kindInWords() {
      return type.words;
    }
  }
}
