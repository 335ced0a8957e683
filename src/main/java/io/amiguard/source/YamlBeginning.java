package io.amiguard.source;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** How YAML begins, and JSON never does. */
final class YamlBeginning {
  private static final Pattern FIRST_LINE =
      Pattern.compile("---(\\s.*)?|%YAML .*|- .*|[\\p{L}_][\\p{L}\\p{N}_ ./-]*:(\\s.*)?");

  private YamlBeginning() {}

  /** Returns that a text is YAML where JSON is read, if its first line of content says so. */
  static Optional<JsonFault> of(String text) {
    return text.lines()
        .map(String::strip)
        .filter(Predicate.not(YamlBeginning::isNoContent))
        .findFirst()
        .filter(line -> FIRST_LINE.matcher(line).matches())
        .map(
            line ->
                new JsonFault(
                    0,
                    "this is YAML, and only JSON is read here",
                    "Write it as JSON, or look whether another file is meant; settings may be YAML"
                        + " in a file whose name does not end in .json."));
  }

  private static boolean isNoContent(String line) {
    return line.isEmpty() || line.startsWith("#");
  }
}
