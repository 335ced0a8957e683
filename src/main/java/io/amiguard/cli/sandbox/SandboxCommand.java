package io.amiguard.cli.sandbox;

import io.amiguard.cli.console.Environment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The family of sandbox commands. */
@Command(
    name = "sandbox",
    description = "An AWS-compatible organization on this machine, to try things out.",
    synopsisSubcommandLabel = "COMMAND")
public final class SandboxCommand implements Runnable {
  @Spec CommandSpec spec;

  /** Returns the command with those below it. */
  public static CommandLine commandLine(Environment environment) {
    return new CommandLine(new SandboxCommand())
        .addSubcommand(new SandboxServeCommand(environment))
        .addSubcommand(new SandboxResetCommand(environment));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name a command: " + String.join(", ", spec.subcommands().keySet()));
  }
}
