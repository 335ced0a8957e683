package io.amiguard.cli.place;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Which Regions of accounts. */
public final class RegionsChoice {
  private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-[0-9]+");

  @Option(
      names = "--regions",
      paramLabel = "REGION",
      split = ",",
      description = "Only these Regions (default: all that an account has enabled).")
  Set<String> names = new LinkedHashSet<>();

  /** Returns the Regions that are named; none for all that an account has enabled. */
  public Set<String> names() {
    return names;
  }

  /**
   * Requires that what is named as a Region can be one.
   *
   * @throws AmiguardException if a Region is none
   */
  public void requireSense() {
    for (String region : names) {
      if (!REGION.matcher(region).matches()) {
        throw new AmiguardException(
            Kind.USAGE,
            "--regions '%s' is not an AWS Region: write it like eu-west-1.".formatted(region));
      }
    }
  }
}
