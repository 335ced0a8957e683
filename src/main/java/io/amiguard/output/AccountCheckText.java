package io.amiguard.output;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.organization.TargetId;
import io.amiguard.verify.Coverage;
import io.amiguard.verify.Status;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;

/** What a check of accounts found, for a person: findings, the map, and one line that sums up. */
public final class AccountCheckText {
  private final PrintWriter out;
  private final Palette palette;
  private final Function<TargetId, String> labels;

  /**
   * @param labels what accounts are called
   */
  public AccountCheckText(PrintWriter out, Palette palette, Function<TargetId, String> labels) {
    this.out = out;
    this.palette = palette;
    this.labels = labels;
  }

  public void show(List<Finding> findings, Coverage coverage) {
    new FindingsText(out, palette).show(findings);
    new HeatMap(labels, coverage).lines().forEach(out::println);
    out.println(palette.bold(summary(findings, coverage)));
  }

  private static String summary(List<Finding> findings, Coverage coverage) {
    String depth =
        "as wanted in %s, of %s"
            .formatted(
                coverage.isInForceEverywhere()
                    ? Words.count(coverage.places(), "Region")
                    : "%s of %s that answered"
                        .formatted(
                            Words.number(coverage.inForce()),
                            Words.count(coverage.places(), "Region")),
                Words.count(coverage.scope().accounts().size(), "account"));
    String found = Found.count(findings);
    if (coverage.count(Status.UNKNOWN) > 0) {
      return "Check: incomplete; %s (%s).".formatted(found, depth);
    }
    return Finding.anyAtLeast(findings, Severity.WARNING)
        ? "Check: %s (%s).".formatted(found, depth)
        : "Check: the accounts are as the settings say%s (%s)."
            .formatted(Found.withNotes(findings), depth);
  }
}
