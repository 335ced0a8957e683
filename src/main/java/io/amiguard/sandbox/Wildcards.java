package io.amiguard.sandbox;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text in which {@code *} stands for any characters and {@code ?} for one. */
final class Wildcards {
  private Wildcards() {}

  static Pattern pattern(String text) {
    String regex =
        text.chars()
            .mapToObj(character -> String.valueOf((char) character))
            .map(Wildcards::regex)
            .collect(Collectors.joining());
    return Pattern.compile(regex, Pattern.DOTALL);
  }

  private static String regex(String character) {
    return switch (character) {
      case "*" -> ".*";
      case "?" -> ".";
      default -> Pattern.quote(character);
    };
  }
}
