package io.amiguard.source;

/**
 * White space and characters that nobody sees, such as a zero-width space or a mark of direction.
 */
public final class Blanks {

  private Blanks() {}

  public static boolean isBlank(int point) {
    return Character.isWhitespace(point)
        || Character.isSpaceChar(point)
        || Character.getType(point) == Character.FORMAT;
  }

  /** Returns whether a text begins or ends with something blank, and is not blank all over. */
  public static boolean areAround(String text) {
    String stripped = strip(text);
    return !stripped.isEmpty() && stripped.length() < text.length();
  }

  /** Returns the text without what is blank around it. */
  public static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    while (end > start && isBlank(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(start, end);
  }
}
