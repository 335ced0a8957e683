package io.amiguard.report;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What must hold before a report can be started (Organizations User Guide, "Generating the account
 * status report"; EC2 API Reference, {@code StartDeclarativePoliciesReport}). What the caller may
 * not ask is no obstacle: AWS looks for itself.
 */
public final class Prerequisites {

  /** Amazon S3 User Guide, "General purpose bucket naming rules". */
  private static final Pattern BUCKET =
      Pattern.compile("(?!.*\\.\\.)(?![0-9]+(?:\\.[0-9]+){3}$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  private final ReportCaller caller;
  private final ReportReader reports;
  private final String flags;
  private final List<Finding> findings = new ArrayList<>();

  private Prerequisites(ReportCaller caller, ReportReader reports, String flags) {
    this.caller = caller;
    this.reports = reports;
    this.flags = flags;
  }

  /**
   * Returns what stands against a report; an error is certain, a warning is not known.
   *
   * @param flags what chooses the same organization again, each behind a blank
   */
  public static List<Finding> check(
      ReportOrder order, ReportCaller caller, ReportReader reports, String flags) {
    Prerequisites prerequisites = new Prerequisites(caller, reports, flags);
    prerequisites.bucketName(order.bucket());
    prerequisites.namedRegion();
    prerequisites.administrator();
    prerequisites.serviceAccess();
    prerequisites.nothingRuns();
    return List.copyOf(prerequisites.findings);
  }

  private void bucketName(String bucket) {
    if (!BUCKET.matcher(bucket).matches()) {
      error(
          "report.bucket-name",
          "--bucket",
          "'%s' is not the name of an S3 bucket: 3 to 63 lower-case letters, digits, dots and hyphens"
              .formatted(bucket),
          "give the name alone, without s3:// and without a path; a path goes to --prefix");
    }
  }

  private void namedRegion() {
    if (reports.region().origin() == ReportRegion.Origin.FALLBACK) {
      error(
          "report.no-region",
          "--region",
          "no Region is chosen, and the bucket must be in the Region in which the report is started",
          "name the Region of the bucket with --region, AWS_REGION or the profile");
    }
  }

  private void administrator() {
    TargetId account = caller.account();
    if (account.equals(caller.managementAccount())) {
      return;
    }
    Optional<Set<TargetId>> administrators =
        known(
            "report.administrator-unknown",
            "whether account %s is a delegated administrator for EC2".formatted(account),
            caller::administrators);
    if (administrators.isPresent() && !administrators.get().contains(account)) {
      error(
          "report.not-administrator",
          account.value(),
          "account %s is neither the management account (%s) nor a delegated administrator for EC2"
              .formatted(account, caller.managementAccount()),
          "use credentials of the management account, or register this account there: aws organizations register-delegated-administrator --account-id %s --service-principal %s"
              .formatted(account, DeclarativePolicy.SERVICE_PRINCIPAL));
    }
  }

  private void serviceAccess() {
    Optional<Boolean> access =
        known(
            "report.service-access-unknown",
            "whether EC2 has trusted access",
            caller::hasServiceAccess);
    if (access.isPresent() && !access.get()) {
      error(
          "report.no-service-access",
          "the organization",
          "EC2 (%s) has no trusted access, which reports need"
              .formatted(DeclarativePolicy.SERVICE_PRINCIPAL),
          "'amiguard apply' enables it, or the Organizations console under Services");
    }
  }

  private void nothingRuns() {
    known("report.running-unknown", "whether a report is running", reports::reports)
        .flatMap(StatusReport::runningOf)
        .ifPresent(
            running ->
                error(
                    "report.already-running",
                    running.id(),
                    "report %s of %s has been running since %s, and AWS makes one at a time"
                        .formatted(
                            running.id(),
                            running.target(),
                            running.start().truncatedTo(ChronoUnit.SECONDS)),
                    "wait for it with 'amiguard report show %s --wait 3h%s', or end it with 'amiguard report cancel %s%s'"
                        .formatted(running.id(), flags, running.id(), flags)));
  }

  private <T> Optional<T> known(String rule, String question, Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (AmiguardException e) {
      if (e.kind() != Kind.DENIED) {
        throw e;
      }
      findings.add(
          Finding.of(
                  Severity.WARNING,
                  rule,
                  Where.nowhere(),
                  "%s is not known: %s".formatted(question, e.getMessage()))
              .withHint("AWS will say so if it is not"));
      return Optional.empty();
    }
  }

  private void error(String rule, String place, String message, String hint) {
    findings.add(Finding.of(Severity.ERROR, rule, Where.target(place), message).withHint(hint));
  }
}
