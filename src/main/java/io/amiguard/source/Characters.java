package io.amiguard.source;

import io.amiguard.Finding.Where;
import java.util.OptionalInt;

/** Tells the characters of a text from those that only a broken or binary file has. */
final class Characters {

  private Characters() {}

  /** Refuses a YAML text with a character that YAML 1.2 does not allow (section 5.1). */
  static void require(String file, String text) throws SyntaxException {
    int line = 1;
    int column = 1;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int point = text.codePointAt(i);
      if (isForeign(point)) {
        throw SyntaxException.notText(Where.at(file, line, column), point);
      }
      column = point == '\n' ? 1 : column + 1;
      line = point == '\n' ? line + 1 : line;
    }
  }

  /** Refuses a value with halves of a character, which escapes such as {@code \ud800} can make. */
  static void requireWhole(Where where, String value) throws SyntaxException {
    OptionalInt half = value.codePoints().filter(Characters::isHalf).findFirst();
    if (half.isPresent()) {
      throw SyntaxException.notText(where, half.getAsInt());
    }
  }

  private static boolean isForeign(int point) {
    boolean isPlainControl = point == '\n' || point == '\r' || point == '\t' || point == 0x85;
    return (Character.isISOControl(point) && !isPlainControl)
        || point == 0xFFFE
        || point == 0xFFFF
        || isHalf(point);
  }

  private static boolean isHalf(int point) {
    return Character.getType(point) == Character.SURROGATE;
  }
}
