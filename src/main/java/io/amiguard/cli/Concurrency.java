package io.amiguard.cli;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;

/** How many calls may be made at the same time. */
final class Concurrency {
  /** How many are made if nobody says. */
  static final String DEFAULT = "16";

  private static final int MOST = 512;

  private Concurrency() {}

  /**
   * @throws AmiguardException if it is out of bounds
   */
  static void require(int concurrency) {
    if (concurrency < 1 || concurrency > MOST) {
      throw new AmiguardException(
          Kind.USAGE,
          "--concurrency must be from 1 to %d, not %d; leave it out for %s."
              .formatted(MOST, concurrency, DEFAULT));
    }
  }
}
