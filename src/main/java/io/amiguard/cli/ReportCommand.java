package io.amiguard.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The family of commands about account status reports. */
@Command(
    name = "report",
    description = "AWS's own account status report: what every account below a target has.",
    synopsisSubcommandLabel = "COMMAND")
final class ReportCommand implements Runnable {

  /** How a report can be shown. */
  enum Format {
    text,
    json
  }

  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name a command: " + String.join(", ", spec.subcommands().keySet()));
  }
}
