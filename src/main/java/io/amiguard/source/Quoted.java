package io.amiguard.source;

/** Text of a user, fit to stand in a message: in quotes, on one line, not too long. */
public final class Quoted {
  private static final int MAX_CODE_POINTS = 80;
  private static final int LONGEST_LINE = 400;

  private Quoted() {}

  /** Returns the text in quotes; what a terminal would not show as one character is escaped. */
  public static String text(String text) {
    StringBuilder quoted = new StringBuilder("'");
    text.codePoints().limit(MAX_CODE_POINTS).forEach(point -> append(quoted, point));
    boolean isCut = text.codePointCount(0, text.length()) > MAX_CODE_POINTS;
    return quoted.append(isCut ? "…'" : "'").toString();
  }

  /**
   * Returns a text on one line, not too long, without quotes; what a terminal would not show as one
   * character is escaped.
   */
  public static String line(String message) {
    String plain = message.replaceAll("\\s+", " ").strip();
    if (plain.codePointCount(0, plain.length()) <= LONGEST_LINE) {
      return visible(plain);
    }
    return visible(plain.substring(0, plain.offsetByCodePoints(0, LONGEST_LINE))) + "…";
  }

  /**
   * Returns the text with an escape for each character that a terminal would obey or hide: line
   * breaks, control characters, and those that turn the direction of writing.
   */
  public static String visible(String text) {
    if (text.codePoints().allMatch(Quoted::isVisible)) {
      return text;
    }
    StringBuilder visible = new StringBuilder();
    text.codePoints().forEach(point -> append(visible, point));
    return visible.toString();
  }

  /** Returns a JSON document that means the same, with escapes for those characters. */
  public static String json(String document) {
    StringBuilder json = new StringBuilder();
    for (int i = 0; i < document.length(); i += Character.charCount(document.codePointAt(i))) {
      int point = document.codePointAt(i);
      if (point == '\n' || point == '\r' || isVisible(point)) {
        json.appendCodePoint(point);
      } else {
        Character.toString(point).chars().forEach(half -> json.append("\\u%04X".formatted(half)));
      }
    }
    return json.toString();
  }

  private static void append(StringBuilder line, int point) {
    if (isVisible(point)) {
      line.appendCodePoint(point);
    } else {
      line.append(point > 0xFFFF ? "\\U%08X".formatted(point) : "\\u%04X".formatted(point));
    }
  }

  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
