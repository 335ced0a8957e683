package io.amiguard.cli.console;

import io.amiguard.output.ProgressBar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far something is, once it has turned out to be long: a bar on a terminal, a line now
 * and then elsewhere. Many threads may tell.
 */
public final class LongWork {
  private static final Duration LONG = Duration.ofSeconds(2);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

  private final Console console;
  private final Clock clock;
  private final ProgressBar bar;
  private @Nullable Instant start;
  private boolean isShown;

  public LongWork(Console console, Clock clock, ProgressBar bar) {
    this.console = console;
    this.clock = clock;
    this.bar = bar;
  }

  public synchronized void show(long done, long expected) {
    Instant now = clock.instant();
    Instant begun = start == null ? now : start;
    start = begun;
    Duration elapsed = Duration.between(begun, now);
    if (elapsed.compareTo(LONG) >= 0) {
      isShown = true;
      console.progressEvery(BETWEEN_LINES, bar.line(done, expected, elapsed));
    }
  }

  public synchronized void end() {
    if (isShown) {
      console.endProgress();
    }
  }
}
