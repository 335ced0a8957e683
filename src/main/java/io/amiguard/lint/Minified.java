package io.amiguard.lint;

import io.amiguard.source.SourceNode.Mapping;
import java.util.Optional;

/** JSON without white space, but for that of its texts: AWS counts it (Organizations quotas). */
final class Minified {
  private Minified() {}

  static Optional<String> of(String file, String text) {
    return Parsed.ofJson(file, text, new Problems())
        .filter(parsed -> parsed.root() instanceof Mapping && parsed.text().equals(text))
        .map(parsed -> stripped(text));
  }

  private static String stripped(String text) {
    StringBuilder stripped = new StringBuilder();
    boolean isInText = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isInText && c == '\\') {
        stripped.append(c).append(text.charAt(++i));
      } else if (isInText || !Character.isWhitespace(c)) {
        isInText = (c == '"') != isInText;
        stripped.append(c);
      }
    }
    return stripped.toString();
  }
}
