package io.amiguard.sandbox;

import java.time.Duration;
import java.time.Instant;

/** A rate with a burst: a call takes a token, tokens come back with time. */
final class TokenBucket {
  private static final double NANOS = 1e9;

  private final double perSecond;
  private final double burst;
  private double tokens;
  private Instant last;

  TokenBucket(double perSecond, double burst, Instant now) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.tokens = burst;
    this.last = now;
  }

  synchronized boolean take(Instant now) {
    double seconds = Math.max(0, Duration.between(last, now).toNanos() / NANOS);
    tokens = Math.min(burst, tokens + seconds * perSecond);
    last = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
