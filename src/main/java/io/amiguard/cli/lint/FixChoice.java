package io.amiguard.cli.lint;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.lint.Fixer.Layout;
import picocli.CommandLine.Option;

/** Whether lint puts files right, and how. */
final class FixChoice {
  @Option(
      names = "--fix",
      description = {
        "Rewrite what is certain: spelling, operators, lists, values that stand twice. Shows the"
            + " changes and asks; keeps comments, order and layout."
      })
  boolean fix;

  @Option(names = "--diff", description = "Show what --fix would change, and write nothing.")
  boolean diff;

  @Option(names = "--yes", description = "With --fix: write without asking.")
  boolean yes;

  @Option(
      names = "--minify",
      description = "With --fix: take the white space out of policies, because AWS counts it.")
  boolean minify;

  boolean isChosen() {
    return fix || diff;
  }

  Layout layout() {
    return minify ? Layout.MINIFIED : Layout.KEPT;
  }

  /**
   * Requires that the options go together.
   *
   * @throws AmiguardException if they do not
   */
  void check() {
    if (!isChosen() && (yes || minify)) {
      throw new AmiguardException(
          Kind.USAGE, "%s needs --fix; add it.".formatted(yes ? "--yes" : "--minify"));
    }
    if (diff && yes) {
      throw new AmiguardException(
          Kind.USAGE, "--diff writes nothing, so there is nothing to say --yes to; leave one out.");
    }
  }
}
