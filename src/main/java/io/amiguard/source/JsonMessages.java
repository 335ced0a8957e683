package io.amiguard.source;

import java.util.regex.Pattern;

/** Jackson's messages without what only a programmer can use. */
final class JsonMessages {
  private static final Pattern START_MARKER =
      Pattern.compile("\\(start marker at \\[Source: .*?; line: (\\d+), column: (\\d+)\\]\\)");
  private static final Pattern ADVICE_FOR_PROGRAMMERS =
      Pattern.compile(
          ", from `[^`]*`|: enable `[^`]*` to allow| \\(not recognized as one since [^)]*\\)");

  private JsonMessages() {}

  static String plain(String message) {
    String placed = START_MARKER.matcher(message).replaceAll("(it begins in line $1, column $2)");
    return Quoted.line(ADVICE_FOR_PROGRAMMERS.matcher(placed).replaceAll(""));
  }
}
