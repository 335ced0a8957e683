package io.amiguard.output;

import io.amiguard.report.AttributeSummary;
import io.amiguard.report.AttributeSummary.RegionalSummary;
import io.amiguard.report.BucketPolicy;
import io.amiguard.report.ReportOrder;
import io.amiguard.report.ReportSummary;
import io.amiguard.report.StatusReport;
import io.amiguard.source.Quoted;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;

/** Account status reports for a person. */
public final class ReportText {
  private static final String ROW = "  %-8s  %s";

  private final PrintWriter out;

  public ReportText(PrintWriter out) {
    this.out = out;
  }

  /** Shows the policy that a bucket needs, and what is not sure about it. */
  public void show(BucketPolicy policy) {
    out.println(
        "AWS writes into bucket %s only if the policy of the bucket says this, beside what it says already:"
            .formatted(policy.bucket()));
    out.println();
    out.println(policy.document().toPrettyString());
    out.println();
    out.println(
        "AWS's pages name two different values for aws:CalledViaLast and it is not known which one holds, so both are there.");
    policy.caveat().ifPresent(caveat -> out.println(caveat + "."));
    out.println(
        "Whether the bucket has the policy, and is in the Region of the report, amiguard does not look up.");
  }

  /**
   * Says what has been started.
   *
   * @param flags what chooses the same organization again, each behind a blank
   */
  public void started(String id, ReportOrder order, String flags) {
    out.println();
    out.println(
        "Started report %s: AWS reads what every account below %s has, and writes it to bucket %s; that can take hours."
            .formatted(Quoted.visible(id), order.target(), order.bucket()));
    out.println(
        "Nothing in the organization is changed. To wait for it: amiguard report show --wait 3h"
            + flags);
  }

  /** Shows how far a report is. */
  public void show(StatusReport report) {
    out.println(
        "Report %s of %s: %s"
            .formatted(Quoted.visible(report.id()), report.target(), report.status().word()));
    out.println(ROW.formatted("started", report.start().truncatedTo(ChronoUnit.SECONDS)));
    report
        .end()
        .ifPresent(end -> out.println(ROW.formatted("ended", end.truncatedTo(ChronoUnit.SECONDS))));
    out.println(ROW.formatted("file", Quoted.visible(report.location())));
  }

  /** Shows what a report comes to. */
  public void show(ReportSummary summary) {
    out.println(ROW.formatted("accounts", accounts(summary)));
    summary.attributes().forEach(this::show);
  }

  private static String accounts(ReportSummary summary) {
    return Words.number(summary.accounts())
        + (summary.failedAccounts() == 0
            ? ""
            : ", of which %s could not be read".formatted(Words.number(summary.failedAccounts())));
  }

  private void show(AttributeSummary attribute) {
    out.println();
    out.println(
        "  %s: %s in %s"
            .formatted(
                Quoted.line(attribute.name()),
                Quoted.text(attribute.mostFrequentValue()),
                share(attribute.matched(), attribute.unmatched())));
    int width = attribute.regions().stream().mapToInt(it -> it.region().length()).max().orElse(0);
    attribute.regions().forEach(region -> out.println("      " + line(region, width)));
  }

  private static String line(RegionalSummary region, int width) {
    return "%s%s  %s"
        .formatted(
            Quoted.visible(region.region()),
            " ".repeat(width - region.region().length()),
            share(region.matched(), region.unmatched()));
  }

  private static String share(int matched, int unmatched) {
    return "%s of %s"
        .formatted(Words.number(matched), Words.count((long) matched + unmatched, "account"));
  }
}
