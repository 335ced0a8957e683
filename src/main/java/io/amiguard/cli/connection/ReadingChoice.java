package io.amiguard.cli.connection;

import io.amiguard.AmiguardException;
import io.amiguard.cli.place.RegionsChoice;
import java.util.Set;
import picocli.CommandLine.Mixin;

/** Which Regions of accounts, and how many calls at a time read them. */
public final class ReadingChoice {
  @Mixin RegionsChoice regions;

  @Mixin ConcurrencyChoice concurrency;

  /** Returns the Regions that are named; none for all that an account has enabled. */
  public Set<String> regionNames() {
    return regions.names();
  }

  /** Returns how many calls may be made at the same time. */
  public int concurrency() {
    return concurrency.calls;
  }

  /**
   * Requires that every option is within its bounds.
   *
   * @throws AmiguardException if an option is out of bounds
   */
  public void requireSense() {
    concurrency.requireSense();
    regions.requireSense();
  }
}
