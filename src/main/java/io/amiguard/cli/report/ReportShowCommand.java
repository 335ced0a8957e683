package io.amiguard.cli.report;

import io.amiguard.cli.connection.AwsChoice;
import io.amiguard.cli.connection.Connection;
import io.amiguard.cli.connection.Reports;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.cli.console.OutputChoice;
import io.amiguard.output.ReportJson;
import io.amiguard.output.ReportText;
import io.amiguard.report.ReportSummary;
import io.amiguard.report.StatusReport;
import io.amiguard.report.StatusReport.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows an account status report. */
@Command(
    name = "show",
    description = "Show how far a report is; once it is complete, its summary.",
    exitCodeListHeading = ExitStatus.HEADING,
    exitCodeList = {"0:shown; with --wait: the report is complete", "5:not complete after --wait"})
final class ReportShowCommand implements Callable<Integer> {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);

  @Mixin AwsChoice aws;
  @Mixin OutputChoice output;

  @Parameters(
      paramLabel = "ID",
      arity = "0..1",
      description = "The id of the report (default: the one started last).")
  @Nullable String id;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Format: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  ReportCommand.Format format;

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      description = "While it runs, look again every 30 s, for at most this long.")
  @Nullable Duration deadline;

  private final Environment environment;

  ReportShowCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Console console = output.console(environment);
    try (Connection connection = aws.connect(environment, console);
        Reports reports = connection.reports().get()) {
      StatusReport report = awaited(reports, console);
      Optional<ReportSummary> summary =
          report.status() == Status.COMPLETE
              ? Optional.of(reports.reader().summary(report))
              : Optional.empty();
      switch (format) {
        case text -> show(report, summary, new ReportText(console.out()));
        case json -> console.json(ReportJson.of(report, summary).toPrettyString() + "\n");
      }
      return status(report).code();
    }
  }

  private static void show(StatusReport report, Optional<ReportSummary> summary, ReportText text) {
    text.show(report);
    summary.ifPresent(text::show);
  }

  private ExitStatus status(StatusReport report) {
    return deadline != null && report.status() != Status.COMPLETE
        ? ExitStatus.INCOMPLETE
        : ExitStatus.OK;
  }

  private StatusReport awaited(Reports reports, Console console) {
    StatusReport report = id == null ? reports.requireNewest() : reports.require(id);
    if (deadline == null) {
      return report;
    }
    Instant end = environment.clock().instant().plus(deadline);
    while (report.isRunning() && environment.clock().instant().isBefore(end)) {
      tell(report, console);
      if (!passed()) {
        return report;
      }
      report = reports.require(report.id());
    }
    console.endProgress();
    return report;
  }

  private void tell(StatusReport report, Console console) {
    Duration running = Duration.between(report.start(), environment.clock().instant());
    console.progressEvery(
        BETWEEN_LOOKS,
        "report %s is running, for %d min so far".formatted(report.id(), running.toMinutes()));
  }

  private boolean passed() {
    try {
      environment.pause().forAtLeast(BETWEEN_LOOKS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
