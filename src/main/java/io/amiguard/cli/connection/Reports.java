package io.amiguard.cli.connection;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.report.ReportCaller;
import io.amiguard.report.ReportReader;
import io.amiguard.report.ReportWriter;
import io.amiguard.report.StatusReport;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The account status reports of an organization.
 *
 * @param part what to close
 */
public record Reports(ReportReader reader, ReportWriter writer, ReportCaller caller, Runnable part)
    implements AutoCloseable {

  /** Returns a report. */
  public StatusReport require(String id) {
    List<StatusReport> all = reader.reports();
    return all.stream()
        .filter(report -> report.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new AmiguardException(
                    Kind.FAILED,
                    "there is no report '%s' in %s%s; it may show only in the Region in which it was started: name that with --region."
                        .formatted(id, reader.region(), listed(all))));
  }

  /** Returns a report that has come to its end. */
  public StatusReport requireComplete(String id) {
    StatusReport report = require(id);
    return switch (report.status()) {
      case COMPLETE -> report;
      case RUNNING ->
          throw new AmiguardException(
              Kind.INCOMPLETE,
              "report %s is still running since %s; wait for it with 'amiguard report show %s --wait 3h'."
                  .formatted(id, report.start(), id));
      case CANCELLED, ERROR ->
          throw new AmiguardException(
              Kind.INCOMPLETE,
              "report %s of %s ended as '%s' and tells nothing; start a new one with 'amiguard report start'."
                  .formatted(id, report.target(), report.status().word()));
    };
  }

  /** Returns the report that was started last. */
  public StatusReport requireNewest() {
    return StatusReport.newestOf(reader.reports())
        .orElseThrow(
            () ->
                new AmiguardException(
                    Kind.FAILED,
                    "there is no report in %s; start one with 'amiguard report start', or name the Region in which one was started with --region."
                        .formatted(reader.region())));
  }

  private static String listed(List<StatusReport> reports) {
    return reports.isEmpty()
        ? ""
        : " (there is %s)"
            .formatted(reports.stream().map(StatusReport::id).collect(Collectors.joining(", ")));
  }

  @Override
  public void close() {
    part.run();
  }
}
