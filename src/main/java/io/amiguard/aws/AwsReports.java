package io.amiguard.aws;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.report.ReportOrder;
import io.amiguard.report.ReportReader;
import io.amiguard.report.ReportRegion;
import io.amiguard.report.ReportSummary;
import io.amiguard.report.ReportWriter;
import io.amiguard.report.StatusReport;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeDeclarativePoliciesReportsResponse;

/** AWS's account status reports, with the caller's own credentials and in one Region. */
public final class AwsReports implements ReportReader, ReportWriter, AutoCloseable {
  private static final int CONNECTIONS = 2;

  private final MemberClients clients;

  private AwsReports(MemberClients clients) {
    this.clients = clients;
  }

  /** Returns them; nothing is asked of AWS yet. */
  public static AwsReports open(AwsClients clients) {
    return new AwsReports(clients.members(CONNECTIONS));
  }

  @Override
  public ReportRegion region() {
    return new ReportRegion(
        clients.homeRegion(),
        clients.isRegionChosen() ? ReportRegion.Origin.NAMED : ReportRegion.Origin.FALLBACK);
  }

  @Override
  public List<StatusReport> reports() {
    return call(
        "ec2:DescribeDeclarativePoliciesReports",
        "reports",
        ec2 ->
            Pages.all(pages(ec2), DescribeDeclarativePoliciesReportsResponse::reports).stream()
                .map(ReportShapes::report)
                .toList());
  }

  @Override
  public ReportSummary summary(StatusReport report) {
    return call(
        "ec2:GetDeclarativePoliciesReportSummary",
        "report " + report.id(),
        ec2 ->
            ReportShapes.summary(
                ec2.getDeclarativePoliciesReportSummary(request -> request.reportId(report.id()))));
  }

  /**
   * The call has no client token: one whose answer was lost may have been made, and repeating it is
   * refused then, because a report is running.
   */
  @Override
  public String start(ReportOrder order) {
    try {
      return call(
          "ec2:StartDeclarativePoliciesReport",
          "a report of " + order.target(),
          ec2 ->
              Answer.part(
                  ec2.startDeclarativePoliciesReport(
                          request ->
                              request
                                  .s3Bucket(order.bucket())
                                  .s3Prefix(order.prefix().orElse(null))
                                  .targetId(order.target().value()))
                      .reportId(),
                  "ReportId"));
    } catch (AmiguardException e) {
      return lookUp(order, e);
    }
  }

  @Override
  public void cancel(StatusReport report) {
    call(
        "ec2:CancelDeclarativePoliciesReport",
        "report " + report.id(),
        ec2 ->
            ec2.cancelDeclarativePoliciesReport(request -> request.reportId(report.id()))
                .returnValue());
  }

  @Override
  public void close() {
    clients.close();
  }

  private String lookUp(ReportOrder order, AmiguardException failure) {
    Optional<StatusReport> running = running();
    if (failure.kind() != Kind.DENIED
        && running.filter(report -> isFor(order, report)).isPresent()) {
      return running.get().id();
    }
    throw running
        .map(
            report ->
                new AmiguardException(
                    failure.kind(),
                    "%s; report %s of %s is running"
                        .formatted(failure.getMessage(), report.id(), report.target()),
                    failure))
        .orElse(failure);
  }

  private Optional<StatusReport> running() {
    try {
      return StatusReport.runningOf(reports());
    } catch (AmiguardException e) {
      return Optional.empty();
    }
  }

  private static boolean isFor(ReportOrder order, StatusReport report) {
    return report.bucket().equals(order.bucket())
        && report.prefix().equals(order.prefix())
        && report.target().equals(order.target());
  }

  /** The SDK has no paginator for this list. */
  private static Iterable<DescribeDeclarativePoliciesReportsResponse> pages(Ec2Client ec2) {
    return () ->
        Stream.iterate(
                Optional.of(page(ec2, Optional.empty())),
                Optional::isPresent,
                page ->
                    page.map(DescribeDeclarativePoliciesReportsResponse::nextToken)
                        .map(token -> page(ec2, Optional.of(token))))
            .map(Optional::orElseThrow)
            .iterator();
  }

  private static DescribeDeclarativePoliciesReportsResponse page(
      Ec2Client ec2, Optional<String> token) {
    return ec2.describeDeclarativePoliciesReports(request -> request.nextToken(token.orElse(null)));
  }

  private <T> T call(String permission, String thing, Function<Ec2Client, T> call) {
    String region = clients.homeRegion();
    Supplier<T> made = () -> call.apply(clients.ec2(region));
    return clients.calls(region).call(permission, thing + " in " + region, made);
  }
}
