package io.amiguard.cli;

import io.amiguard.AmiguardException;
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
