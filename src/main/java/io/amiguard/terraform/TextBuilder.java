package io.amiguard.terraform;

import io.amiguard.Finding.Where;
import io.amiguard.source.Lines;
import io.amiguard.source.PlacedText;
import java.util.Arrays;

/** A text that is being put together from characters of a file. */
final class TextBuilder {
  private final StringBuilder text = new StringBuilder();
  private int[] offsets = new int[16];

  /** Adds what stands in the file at an offset, one or two characters of a text. */
  void append(int codePoint, int offset) {
    text.appendCodePoint(codePoint);
    while (offsets.length < text.length() + 1) {
      offsets = Arrays.copyOf(offsets, offsets.length * 2);
    }
    for (int i = 1; i <= Character.charCount(codePoint); i++) {
      offsets[text.length() - i] = offset;
    }
  }

  /** Adds a piece of text with the places of its characters. */
  void append(Piece piece) {
    for (int i = 0; i < piece.length(); i++) {
      append(piece.charAt(i), piece.offset(i));
    }
  }

  /** Adds a text of which every character has the same place. */
  void append(String filledIn, int offset) {
    filledIn.chars().forEach(c -> append(c, offset));
  }

  /** Returns what has been added so far, as a piece of a longer text. */
  Piece part() {
    return new Piece(text.toString(), Arrays.copyOf(offsets, text.length()));
  }

  /** Returns the text, which ends at an offset of the file. */
  PlacedText build(Lines lines, Where where, int end) {
    int[] all = Arrays.copyOf(offsets, text.length() + 1);
    all[text.length()] = end;
    return PlacedText.inside(lines, where, text.toString(), all);
  }
}
