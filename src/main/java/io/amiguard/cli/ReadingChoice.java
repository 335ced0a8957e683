package io.amiguard.cli;

import io.amiguard.AmiguardException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which Regions of accounts, and how many calls at a time read them. */
final class ReadingChoice {
  @Mixin RegionsChoice regions;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      defaultValue = Concurrency.DEFAULT,
      description =
          "How many calls read at the same time (default: ${DEFAULT-VALUE}); writes go one after"
              + " another.")
  int concurrency;

  /**
   * @throws AmiguardException if an option is out of bounds
   */
  void requireSense() {
    Concurrency.require(concurrency);
    regions.requireSense();
  }
}
