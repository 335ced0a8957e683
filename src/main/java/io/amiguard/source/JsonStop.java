package io.amiguard.source;

import io.amiguard.Finding.Where;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place in a text at which Jackson stopped.
 *
 * @param reason Jackson's message
 */
record JsonStop(PlacedText source, int offset, String reason) {
  private static final char NOTHING = '\0';
  private static final Pattern OPENED =
      Pattern.compile(
          "(Object|Array) \\(?(?:start marker|starting) at \\[.*line: (\\d+), column: (\\d+)\\]");

  /**
   * A brace or bracket that is not closed yet.
   *
   * @param words what to call it, with its place
   */
  record Opened(String words, String closing) {}

  private String text() {
    return source.text();
  }

  boolean says(String words) {
    return reason.contains(words);
  }

  /** Returns the character; NUL at the end. */
  char character() {
    return offset < text().length() ? text().charAt(offset) : NOTHING;
  }

  boolean isAt(String word) {
    return text().startsWith(word, offset);
  }

  /** Returns the last character before the place that is no white space; NUL if none is. */
  char before() {
    int last = last();
    return last < 0 ? NOTHING : text().charAt(last);
  }

  private int last() {
    int last = offset - 1;
    while (last >= 0 && Character.isWhitespace(text().charAt(last))) {
      last--;
    }
    return last;
  }

  /** Returns whether the place is inside of quotes. */
  boolean isInText() {
    return says("escape") || says("string value");
  }

  boolean isInWord() {
    return offset > 0 && isOfWord(text().charAt(offset - 1)) && isOfWord(character());
  }

  /** Returns where the word begins that goes up to the place or on from it. */
  int wordBefore() {
    int start = offset;
    while (start > 0 && isOfWord(text().charAt(start - 1))) {
      start--;
    }
    return start;
  }

  String wordFrom(int start) {
    int end = start;
    while (end < text().length() && isOfWord(text().charAt(end))) {
      end++;
    }
    return text().substring(start, end);
  }

  private static boolean isOfWord(char c) {
    return Character.isLetterOrDigit(c) || "_-.@$%+*/".indexOf(c) >= 0;
  }

  boolean isFirst(int start) {
    return text().substring(0, start).isBlank();
  }

  /** Returns the brace or bracket that Jackson's message names. */
  Optional<Opened> opened() {
    Matcher opened = OPENED.matcher(reason);
    if (!opened.find()) {
      return Optional.empty();
    }
    boolean isObject = opened.group(1).equals("Object");
    Where where =
        source.places().at(Integer.parseInt(opened.group(2)), Integer.parseInt(opened.group(3)));
    return Optional.of(
        new Opened(
            "%s of line %d, column %d"
                .formatted(isObject ? "brace" : "bracket", where.line(), where.column()),
            isObject ? "}" : "]"));
  }

  Optional<JsonFault> here(String message, String hint) {
    return at(offset, message, hint);
  }

  /** Returns a fault at the last character before the place. */
  Optional<JsonFault> atLast(String message, String hint) {
    return at(Math.max(0, last()), message, hint);
  }

  /** Returns a fault behind the last character before the place. */
  Optional<JsonFault> behindLast(String message, String hint) {
    return at(last() + 1, message, hint);
  }

  /** Returns a fault at the quote that opens the text in which the place is. */
  Optional<JsonFault> atText(String message, String hint) {
    int opening = -1;
    for (int i = 0; i < offset; i++) {
      char c = text().charAt(i);
      if (c == '"') {
        opening = opening < 0 ? i : -1;
      } else if (c == '\\' && opening >= 0) {
        i++;
      }
    }
    return at(opening < 0 ? offset : opening, message, hint);
  }

  Optional<JsonFault> at(int place, String message, String hint) {
    return Optional.of(new JsonFault(place, message, hint));
  }
}
