package io.amiguard.cli.connection;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import picocli.CommandLine.Option;

/** How many calls may be made at the same time. */
final class ConcurrencyChoice {
  private static final int MOST = 512;
  private static final String DEFAULT = "16";

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      defaultValue = DEFAULT,
      description =
          "How many calls read in accounts at the same time (default: ${DEFAULT-VALUE}); writes go"
              + " one after another.")
  int calls;

  /**
   * @throws AmiguardException if it is out of bounds
   */
  void requireSense() {
    if (calls < 1 || calls > MOST) {
      throw new AmiguardException(
          Kind.USAGE,
          "--concurrency must be from 1 to %d, not %d; leave it out for %s."
              .formatted(MOST, calls, DEFAULT));
    }
  }
}
