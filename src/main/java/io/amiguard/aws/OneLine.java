package io.amiguard.aws;

import org.jspecify.annotations.Nullable;

/** Text of others, made fit to stand inside one of our messages. */
final class OneLine {
  private static final int LONGEST = 300;

  private OneLine() {}

  /** Returns the text on one line, without the full stop at its end. */
  static String of(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return "no reason given";
    }
    String line = text.strip().replaceAll("\\s+", " ");
    String shortened = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    return shortened.replaceAll("[.:]$", "");
  }
}
