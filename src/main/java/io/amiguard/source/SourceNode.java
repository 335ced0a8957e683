package io.amiguard.source;

import io.amiguard.Finding.Where;
import java.util.List;
import java.util.Optional;

/** A value of a YAML or JSON file, with the place where it stands. */
public sealed interface SourceNode {

  Where where();

  /** Returns what a person calls this kind of value, such as "a list". */
  String kindInWords();

  /**
   * Keys and values in file order; a key that stands twice is kept twice.
   *
   * @param unknown where there may be more keys
   */
  record Mapping(Where where, List<Entry> entries, List<Unknown> unknown) implements SourceNode {
    public Mapping {
      entries = List.copyOf(entries);
      unknown = List.copyOf(unknown);
    }

    /** Makes a mapping of which every key is known. */
    public Mapping(Where where, List<Entry> entries) {
      this(where, entries, List.of());
    }

    /** Returns whether every key is known; what stands under them need not be. */
    public boolean isWhole() {
      return unknown.isEmpty();
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

  /** A list; an unknown item may stand for several, or for none. */
  record Sequence(Where where, List<SourceNode> items) implements SourceNode {
    public Sequence {
      items = List.copyOf(items);
    }

    /** Returns whether it is known which items there are. */
    public boolean isWhole() {
      return items.stream().noneMatch(Unknown.class::isInstance);
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

  /**
   * A value that the file leaves to the program that it is written for, such as a variable of
   * Terraform.
   *
   * @param known the text, with {@link #GAP} for what is not known of it; empty if the value may be
   *     anything
   */
  record Unknown(Where where, Optional<String> known) implements SourceNode {

    /** What stands for the parts of a text that are not known. */
    public static final String GAP = "…";

    /** Returns whether the value is a text for certain. */
    public boolean isText() {
      return known.isPresent();
    }

    @Override
    public String kindInWords() {
      return isText() ? Scalar.Type.STRING.words : "a value that is not known";
    }
  }
}
