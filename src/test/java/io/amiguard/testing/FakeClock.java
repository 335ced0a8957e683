package io.amiguard.testing;

import io.amiguard.verify.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that only a test moves, and a pause that moves it. */
public final class FakeClock extends Clock implements Pause {
  private volatile Instant now = Instant.parse("2026-11-24T12:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public void forAtLeast(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
