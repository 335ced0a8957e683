package io.amiguard.cli.report;

import io.amiguard.cli.console.Environment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The family of commands about account status reports. */
@Command(
    name = "report",
    description = "AWS's own account status report: what every account below a target has.",
    synopsisSubcommandLabel = "COMMAND")
public final class ReportCommand implements Runnable {

  /** How a report can be shown. */
  enum Format {
    text,
    json
  }

  @Spec CommandSpec spec;

  /** Returns the command with those below it. */
  public static CommandLine commandLine(Environment environment) {
    return new CommandLine(new ReportCommand())
        .addSubcommand(new ReportStartCommand(environment))
        .addSubcommand(new ReportShowCommand(environment))
        .addSubcommand(new ReportCancelCommand(environment));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name a command: " + String.join(", ", spec.subcommands().keySet()));
  }
}
