package io.amiguard.conversion;

import io.amiguard.source.Quoted;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts as YAML: what YAML could take for something else stands in quotes. */
final class YamlText {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9_./-]*");

  /** Words that are no text in YAML 1.1 or 1.2. */
  private static final Set<String> WORDS =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  private YamlText() {}

  /** Returns a text so that it is read as this text, on one line. */
  static String scalar(String text) {
    boolean isPlain =
        PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
    return isPlain ? text : "\"" + escaped(text.replace("\\", "\\\\").replace("\"", "\\\"")) + "\"";
  }

  /** Returns texts as a list on one line. */
  static String list(List<String> texts) {
    return "[" + String.join(", ", texts.stream().map(YamlText::scalar).toList()) + "]";
  }

  /** Returns a text fit for a comment: on one line, and visible. */
  static String comment(String text) {
    return escaped(text);
  }

  private static String escaped(String text) {
    return Quoted.visible(text.replace("\n", "\\n"));
  }
}
