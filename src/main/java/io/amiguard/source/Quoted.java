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

  /** Returns a text on one line, not too long, without quotes and without control characters. */
  public static String line(String message) {
    StringBuilder line = new StringBuilder();
    String plain = message.replaceAll("\\s+", " ").strip();
    plain.codePoints().limit(LONGEST_LINE).forEach(point -> append(line, point));
    return plain.codePointCount(0, plain.length()) > LONGEST_LINE ? line + "…" : line.toString();
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
