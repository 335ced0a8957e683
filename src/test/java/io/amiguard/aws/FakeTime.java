package io.amiguard.aws;

import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** Time that passes only while somebody waits. */
final class FakeTime implements TimeMeter, BlockingStrategy {
  private long nanos;

  @Override
  public synchronized long currentTimeNanos() {
    return nanos;
  }

  @Override
  public boolean isWallClockBased() {
    return false;
  }

  @Override
  public synchronized void park(long nanosToPark) {
    nanos += nanosToPark;
  }

  synchronized void pass(Duration duration) {
    nanos += duration.toNanos();
  }

  Duration passed() {
    return Duration.ofNanos(currentTimeNanos());
  }
}
