package io.amiguard.cli;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Which Regions of accounts, and how many calls at a time read them. */
final class RegionsChoice {
  private static final int MOST_AT_A_TIME = 512;
  private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-[0-9]+");

  @Option(
      names = "--regions",
      paramLabel = "REGION",
      split = ",",
      description = "Only these Regions (default: all that an account has enabled).")
  Set<String> regions = new LinkedHashSet<>();

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      defaultValue = "16",
      description =
          "How many calls read at the same time (default: ${DEFAULT-VALUE}); writes go one after"
              + " another.")
  int concurrency;

  /**
   * @throws AmiguardException if an option is out of bounds
   */
  void requireSense() {
    if (concurrency < 1 || concurrency > MOST_AT_A_TIME) {
      throw new AmiguardException(
          Kind.USAGE,
          "--concurrency must be from 1 to %d, not %d.".formatted(MOST_AT_A_TIME, concurrency));
    }
    for (String region : regions) {
      if (!REGION.matcher(region).matches()) {
        throw new AmiguardException(
            Kind.USAGE,
            "--regions '%s' is not an AWS Region: write it like eu-west-1.".formatted(region));
      }
    }
  }
}
