package io.amiguard.report;

/** Starts and cancels account status reports. */
public interface ReportWriter {

  /** Starts a report and returns its id. */
  String start(ReportOrder order);

  void cancel(StatusReport report);
}
