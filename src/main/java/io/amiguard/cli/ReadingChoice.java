package io.amiguard.cli;

import io.amiguard.AmiguardException;
import io.amiguard.cli.place.RegionsChoice;
import picocli.CommandLine.Mixin;

/** Which Regions of accounts, and how many calls at a time read them. */
final class ReadingChoice {
  @Mixin RegionsChoice regions;

  @Mixin ConcurrencyChoice concurrency;

  /**
   * @throws AmiguardException if an option is out of bounds
   */
  void requireSense() {
    concurrency.requireSense();
    regions.requireSense();
  }
}
