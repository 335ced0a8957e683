package io.amiguard.verify;

import static java.util.stream.Collectors.joining;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.report.AttributeSummary;
import io.amiguard.report.ReportSummary;
import io.amiguard.report.StatusReport;
import io.amiguard.survey.Scope;
import io.amiguard.verify.Verification.Completeness;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the settings are in force, as far as the summary of AWS's report tells. It gives numbers
 * and no accounts, and AWS documents neither the names of its attributes nor the form of their
 * values: what it does not tell is unknown, so that a check by report is never complete.
 */
public final class ReportCheck {
  private final OrganizationTree tree;
  private final Collection<TargetId> targets;
  private final Expectation expectation;

  /**
   * @param targets those of the settings
   */
  public ReportCheck(OrganizationTree tree, Collection<TargetId> targets, Expectation expectation) {
    this.tree = tree;
    this.targets = List.copyOf(targets);
    this.expectation = expectation;
  }

  /** Returns a verification together with what a report tells. */
  public Verification with(Verification before, StatusReport report, ReportSummary summary) {
    List<Finding> findings = new ArrayList<>();
    findings.add(origin(report, summary));
    findings.addAll(outside(report, summary));
    findings.addAll(values(report, summary));
    findings.add(
        unknown(
            report,
            "the summary tells no account by name, and nothing of criteria or of who manages the setting",
            "'amiguard check --level in-force' asks each account; the report itself is "
                + report.location()));
    Verification whole = before.with(findings);
    return new Verification(
        whole.findings(), whole.sample(), Completeness.INCOMPLETE, whole.coverage());
  }

  private Finding origin(StatusReport report, ReportSummary summary) {
    return Finding.of(
        Severity.NOTE,
        "check.from-report",
        place(report),
        "what is in force comes from this report of AWS over %s below %s, made from %s to %s"
            .formatted(
                accounts(summary.accounts()),
                label(report.target()),
                report.start().truncatedTo(ChronoUnit.SECONDS),
                report
                    .end()
                    .map(end -> end.truncatedTo(ChronoUnit.SECONDS).toString())
                    .orElse("a time that AWS does not tell")));
  }

  /** Returns which accounts the report leaves out. */
  private List<Finding> outside(StatusReport report, ReportSummary summary) {
    List<Finding> findings = new ArrayList<>();
    List<TargetId> reported = reported(report);
    if (summary.failedAccounts() > 0) {
      findings.add(
          unknown(
              report,
              "AWS could not read %d of %s"
                  .formatted(summary.failedAccounts(), accounts(summary.accounts())),
              "the report itself may say which: " + report.location()));
    }
    if (summary.accounts() != reported.size()) {
      findings.add(
          unknown(
              report,
              "it is about %s, and below %s %d are active now"
                  .formatted(accounts(summary.accounts()), label(report.target()), reported.size()),
              "start a new report if accounts have come or gone since"));
    }
    missed(report, reported).ifPresent(findings::add);
    return findings;
  }

  /** Returns the finding about accounts under the targets that the report is not about. */
  private Optional<Finding> missed(StatusReport report, List<TargetId> reported) {
    Set<TargetId> missed = new HashSet<>(Scope.of(tree, targets, List.of()).accounts());
    reported.forEach(missed::remove);
    return missed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            unknown(
                report,
                "it leaves out %s under the targets of the settings, which are not below %s"
                    .formatted(accounts(missed.size()), label(report.target())),
                "start a report of the root, or of what holds all targets"));
  }

  private List<Finding> values(StatusReport report, ReportSummary summary) {
    List<AttributeSummary> found = summary.allowedImages();
    if (found.isEmpty()) {
      return List.of(
          unknown(
              report,
              "none of its attributes is known to be Allowed AMIs, for AWS does not document their names: %s"
                  .formatted(
                      summary.attributes().isEmpty()
                          ? "there are none"
                          : summary.attributes().stream()
                              .map(AttributeSummary::name)
                              .collect(joining(", "))),
              "ask the accounts with 'amiguard check --level in-force', and report the names to amiguard"));
    }
    ReportedStates states = ReportedStates.of(reported(report), expectation);
    return found.stream()
        .flatMap(attribute -> states.compare(attribute).stream())
        .map(observation -> observation.at(name(report)))
        .toList();
  }

  private List<TargetId> reported(StatusReport report) {
    return tree.contains(report.target())
        ? Scope.of(tree, List.of(report.target()), List.of()).accounts()
        : List.of();
  }

  private String label(TargetId target) {
    return tree.contains(target) ? tree.labelOf(target) : target.value();
  }

  private static String accounts(int count) {
    return count == 1 ? "1 account" : count + " accounts";
  }

  private static Finding unknown(StatusReport report, String what, String hint) {
    return new Observation(Severity.WARNING, Checker.UNREADABLE, what, hint).at(name(report));
  }

  private static Where place(StatusReport report) {
    return Where.target(name(report));
  }

  private static String name(StatusReport report) {
    return "report " + report.id();
  }
}
