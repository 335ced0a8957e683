package io.amiguard.cli.report;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.cli.connection.AwsChoice;
import io.amiguard.cli.connection.Connection;
import io.amiguard.cli.connection.Reports;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.cli.console.OutputChoice;
import io.amiguard.report.StatusReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Cancels an account status report. */
@Command(name = "cancel", description = "Cancel a report that is running.")
final class ReportCancelCommand implements Callable<Integer> {
  @Mixin AwsChoice aws;
  @Mixin OutputChoice output;

  @Parameters(paramLabel = "ID", description = "The id of the report.")
  String id;

  private final Environment environment;

  ReportCancelCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Console console = output.console(environment);
    try (Connection connection = aws.connect(environment, console);
        Reports reports = connection.reports().get()) {
      StatusReport report = reports.require(id);
      if (!report.isRunning()) {
        throw new AmiguardException(
            Kind.FAILED,
            "report %s is not running but %s, so there is nothing to cancel; look at it with 'amiguard report show %s%s'."
                .formatted(id, report.status().word(), id, aws.flags()));
      }
      reports.writer().cancel(report);
      console.out().println("Cancelled report %s of %s.".formatted(id, report.target()));
    }
    return ExitStatus.OK.code();
  }
}
