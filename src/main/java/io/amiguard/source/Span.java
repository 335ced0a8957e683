package io.amiguard.source;

/**
 * A piece of a text.
 *
 * @param start offset of its first character
 * @param end offset of the character after its last one
 */
public record Span(int start, int end) {

  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("no piece of a text from %d to %d".formatted(start, end));
    }
  }

  /** Returns the piece of the text. */
  public String in(String text) {
    return text.substring(start, end);
  }
}
