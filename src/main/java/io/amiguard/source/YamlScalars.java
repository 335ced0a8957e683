package io.amiguard.source;

import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** What an unquoted value is to YAML 1.2's core schema. */
final class YamlScalars {
  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
  private static final Pattern DECIMAL =
      Pattern.compile(
          "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
  private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
  private static final Pattern NULL = Pattern.compile("~|null|Null|NULL|");

  private YamlScalars() {}

  /** Returns the type; only plain scalars without a tag are anything but text. */
  static SourceNode.Scalar.Type typeOf(ScalarEvent event) {
    if (!event.isPlain() || event.getTag().isPresent()) {
      return SourceNode.Scalar.Type.STRING;
    }
    String text = event.getValue();
    if (NULL.matcher(text).matches()) {
      return SourceNode.Scalar.Type.NULL;
    }
    if (BOOLEAN.matcher(text).matches()) {
      return SourceNode.Scalar.Type.BOOLEAN;
    }
    if (INTEGER.matcher(text).matches()) {
      return SourceNode.Scalar.Type.INTEGER;
    }
    return DECIMAL.matcher(text).matches()
        ? SourceNode.Scalar.Type.DECIMAL
        : SourceNode.Scalar.Type.STRING;
  }
}
