package io.amiguard.aws;

import io.amiguard.source.Quoted;
import org.jspecify.annotations.Nullable;

/** Text of others, made fit to stand inside one of our messages and on a terminal. */
final class OneLine {
  private static final int LONGEST = 300;

  private OneLine() {}

  /** Returns the text on one line, without the full stop at its end. */
  static String of(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return "no reason given";
    }
    String line = Quoted.line(text);
    String shortened = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    return shortened.replaceAll("[.:]$", "");
  }
}
