package io.amiguard.lint;

import io.amiguard.source.Quoted;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceNode.Scalar;
import io.amiguard.source.SourceNode.Unknown;

/** Values of a JSON file as messages call them, and as a person would write them. */
final class JsonWords {
  private static final int LONGEST_EXAMPLE = 120;

  private JsonWords() {}

  static String of(SourceNode node) {
    return node instanceof Mapping ? "an object" : node.kindInWords();
  }

  /** Returns the JSON of a value, cut where it is long. */
  static String example(SourceNode node) {
    StringBuilder json = new StringBuilder();
    append(json, node);
    return json.length() > LONGEST_EXAMPLE
        ? Quoted.line(json.substring(0, LONGEST_EXAMPLE)) + "…"
        : Quoted.line(json.toString());
  }

  private static void append(StringBuilder json, SourceNode node) {
    if (json.length() > LONGEST_EXAMPLE) {
      return;
    }
    if (node instanceof Unknown unknown) {
      json.append(unknown.known().map(text -> '"' + text + '"').orElse(Unknown.GAP));
    } else if (node instanceof Scalar scalar) {
      boolean isText = scalar.type() == Scalar.Type.STRING;
      json.append(isText ? '"' + scalar.text() + '"' : scalar.text());
    } else if (node instanceof SourceNode.Sequence sequence) {
      String separator = "[";
      for (SourceNode item : sequence.items()) {
        json.append(separator);
        append(json, item);
        separator = ", ";
      }
      json.append(sequence.items().isEmpty() ? "[]" : "]");
    } else {
      json.append("{…}");
    }
  }
}
