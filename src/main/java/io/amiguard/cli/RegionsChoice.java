package io.amiguard.cli;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Which Regions of accounts. */
final class RegionsChoice {
  private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-[0-9]+");

  @Option(
      names = "--regions",
      paramLabel = "REGION",
      split = ",",
      description = "Only these Regions (default: all that an account has enabled).")
  Set<String> names = new LinkedHashSet<>();

  /**
   * @throws AmiguardException if a Region is none
   */
  void requireSense() {
    for (String region : names) {
      if (!REGION.matcher(region).matches()) {
        throw new AmiguardException(
            Kind.USAGE,
            "--regions '%s' is not an AWS Region: write it like eu-west-1.".formatted(region));
      }
    }
  }
}
