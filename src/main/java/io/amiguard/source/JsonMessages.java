package io.amiguard.source;

import io.amiguard.Finding.Where;
import java.util.regex.Pattern;

/** Jackson's messages without what only a programmer can use. */
final class JsonMessages {
  private static final Pattern START_MARKER =
      Pattern.compile("\\(start marker at \\[Source: .*?; line: (\\d+), column: (\\d+)\\]\\)");
  private static final Pattern LONG_NUMBER =
      Pattern.compile("Number value length \\((\\d+)\\) exceeds the maximum allowed \\(.*");
  private static final Pattern ADVICE_FOR_PROGRAMMERS =
      Pattern.compile(
          ", from `[^`]*`|: enable `[^`]*` to allow| \\(not recognized as one since [^)]*\\)");

  private JsonMessages() {}

  static String plain(String message, PlacedText.Locator places) {
    String placed =
        START_MARKER
            .matcher(message)
            .replaceAll(
                marker ->
                    beginning(
                        places.at(
                            Integer.parseInt(marker.group(1)), Integer.parseInt(marker.group(2)))));
    String shorter =
        LONG_NUMBER.matcher(placed).replaceFirst("a number of $1 digits, more than can be read");
    return Quoted.line(ADVICE_FOR_PROGRAMMERS.matcher(shorter).replaceAll(""));
  }

  private static String beginning(Where start) {
    return "(it begins in line %d, column %d)".formatted(start.line(), start.column());
  }
}
