package io.amiguard.report;

import java.util.List;
import java.util.Optional;

/** Reads account status reports, in one Region. */
public interface ReportReader {

  /** Returns the Region whose reports these are; one may show only where it was started. */
  ReportRegion region();

  List<StatusReport> reports();

  /** Returns the summary of a report that is complete. */
  ReportSummary summary(StatusReport report);

  /** Returns a report; empty if it is not there. */
  default Optional<StatusReport> report(String id) {
    return reports().stream().filter(report -> report.id().equals(id)).findFirst();
  }
}
