package io.amiguard.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The family of sandbox commands. */
@Command(
    name = "sandbox",
    description = "An AWS-compatible organization on this machine, to try things out.",
    synopsisSubcommandLabel = "COMMAND")
final class SandboxCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name a command: " + String.join(", ", spec.subcommands().keySet()));
  }
}
