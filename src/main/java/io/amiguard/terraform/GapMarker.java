package io.amiguard.terraform;

import io.amiguard.source.SourceNode;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What stands in a text where something is not known yet: characters that Unicode sets apart for
 * programs, and that no text of a person holds.
 */
record GapMarker(char character) {
  private static final int FIRST = 0xFDD0;
  private static final int LAST = 0xFDEF;

  /** There is room for the longest stand-in: a member with a comma before and behind it. */
  private static final int LENGTH = 8;

  /** Returns a marker that a text does not hold, not even as an escape. */
  static Optional<GapMarker> notIn(String text) {
    String plain = text.toUpperCase(Locale.ROOT);
    return IntStream.rangeClosed(FIRST, LAST)
        .filter(point -> text.indexOf(point) < 0 && !plain.contains("%04X".formatted(point)))
        .mapToObj(point -> new GapMarker((char) point))
        .findFirst();
  }

  String gap() {
    return String.valueOf(character).repeat(LENGTH);
  }

  boolean isIn(String text) {
    return text.indexOf(character) >= 0;
  }

  /** Returns the text as a person is to see it. */
  String shown(String text) {
    String escaped = "\\u%04X".formatted((int) character);
    return text.replaceAll(character + "+", SourceNode.Unknown.GAP)
        .replace(escaped.repeat(LENGTH), SourceNode.Unknown.GAP)
        .replace(escaped, "");
  }
}
