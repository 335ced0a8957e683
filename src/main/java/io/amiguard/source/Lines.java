package io.amiguard.source;

import io.amiguard.Finding.Where;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Where the lines of a text begin; columns count UTF-16 units. */
public final class Lines {
  private final String file;
  private final int[] starts;

  private Lines(String file, int[] starts) {
    this.file = file;
    this.starts = starts;
  }

  /** Returns the lines of the text of a file. */
  public static Lines of(String file, String text) {
    IntStream.Builder starts = IntStream.builder().add(0);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isSingle = c == '\r' && !text.startsWith("\n", i + 1);
      if (c == '\n' || isSingle) {
        starts.add(i + 1);
      }
    }
    return new Lines(file, starts.build().toArray());
  }

  public String file() {
    return file;
  }

  /** Returns the line that a character stands in, from 1. */
  public int lineOf(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Returns the place of a character. */
  public Where at(int offset) {
    return Where.at(file, lineOf(offset), column(offset));
  }

  /** Returns the number of a character in its line, from 1. */
  int column(int offset) {
    return offset - starts[lineOf(offset) - 1] + 1;
  }

  /** Returns which character stands at a place; for a line that there is not, one of the last. */
  public int offset(int line, int column) {
    return starts[Math.max(0, Math.min(line, starts.length) - 1)] + column - 1;
  }
}
