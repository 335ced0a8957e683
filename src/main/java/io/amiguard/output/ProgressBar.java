package io.amiguard.output;

import java.time.Duration;

/**
 * How far something long is, in one line: a bar, a count, the rate and the time left.
 *
 * @param things what is counted
 */
public record ProgressBar(String things) {
  private static final int WIDTH = 24;

  /**
   * Returns the line.
   *
   * @param expected 0 if it is not known yet
   */
  public String line(long done, long expected, Duration elapsed) {
    if (expected <= 0) {
      return "[%s] starting".formatted(" ".repeat(WIDTH));
    }
    int filled = (int) Math.min(WIDTH, done * WIDTH / expected);
    return "[%s%s] %s of %s %s%s"
        .formatted(
            "#".repeat(filled),
            " ".repeat(WIDTH - filled),
            Words.number(done),
            Words.number(Math.max(done, expected)),
            things,
            speed(done, expected, elapsed));
  }

  private static String speed(long done, long expected, Duration elapsed) {
    double seconds = elapsed.toMillis() / 1000.0;
    if (done == 0 || seconds <= 0) {
      return "";
    }
    double rate = done / seconds;
    long left = Math.round(Math.max(0, expected - done) / rate);
    return ", %s/s, %s left".formatted(Words.number(Math.round(rate)), inWords(left));
  }

  private static String inWords(long seconds) {
    return seconds < 60
        ? seconds + " s"
        : seconds < 3600
            ? "%d min %d s".formatted(seconds / 60, seconds % 60)
            : "%d h %d min".formatted(seconds / 3600, seconds % 3600 / 60);
  }
}
