package io.amiguard.aws;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * How patient amiguard is with AWS.
 *
 * @param firstRetry the longest pause before the first retry of a call; it doubles from there, and
 *     chance picks a pause up to it
 * @param longestRetry what the doubling stops at
 * @param poll the pause between two looks at something that AWS finishes in the background
 * @param polls how often it looks at most
 * @param answer after this an answer counts as lost, and the call is made again
 */
public record Waits(
    Duration firstRetry, Duration longestRetry, Duration poll, int polls, Duration answer) {
  private static final Duration ANSWER = Duration.ofSeconds(40);

  /** Returns the patience for AWS. */
  public static Waits normal() {
    return new Waits(
        Duration.ofMillis(200), Duration.ofSeconds(10), Duration.ofSeconds(1), 60, ANSWER);
  }

  /** Returns retries and polls without pauses, for a service that stands still. */
  public static Waits none() {
    return new Waits(Duration.ZERO, Duration.ZERO, Duration.ZERO, 3, ANSWER);
  }

  /** Returns the same patience, except that an answer counts as lost after another time. */
  public Waits forAnswers(Duration limit) {
    return new Waits(firstRetry, longestRetry, poll, polls, limit);
  }

  /**
   * Makes a call, and again at each poll while it fails in the way that is expected for a while.
   */
  <T> T whileItFailsWith(Class<? extends RuntimeException> expected, Supplier<T> call) {
    for (int look = 1; look < polls; look++) {
      try {
        return call.get();
      } catch (RuntimeException e) {
        if (!expected.isInstance(e)) {
          throw e;
        }
        pause();
      }
    }
    return call.get();
  }

  /** Waits until the next poll. */
  void pause() {
    if (poll.isZero()) {
      return;
    }
    try {
      Thread.sleep(poll.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AmiguardException(
          Kind.INCOMPLETE,
          "interrupted while waiting for AWS: run it again, it continues from here",
          e);
    }
  }
}
