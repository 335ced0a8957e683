package io.amiguard.source;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceNode.Scalar;
import io.amiguard.source.SourceNode.Sequence;
import java.util.stream.Collectors;

/** Values as JSON without white space; keys that stand twice stay twice. */
public final class JsonText {

  private JsonText() {}

  /** Returns the JSON of a value of which everything is known. */
  public static String of(SourceNode node) {
    if (node instanceof Mapping mapping) {
      return mapping.entries().stream()
          .map(entry -> quoted(entry.key()) + ":" + of(entry.value()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (node instanceof Sequence list) {
      return list.items().stream().map(JsonText::of).collect(Collectors.joining(",", "[", "]"));
    }
    Scalar scalar = (Scalar) node;
    return scalar.type() == Scalar.Type.STRING ? quoted(scalar.text()) : scalar.text();
  }

  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
