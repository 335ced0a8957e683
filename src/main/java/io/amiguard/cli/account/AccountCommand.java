package io.amiguard.cli.account;

import io.amiguard.cli.console.Environment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The same settings on single accounts, without an organization. */
@Command(
    name = "account",
    description = {
      "Put the settings into single accounts and Regions, without an organization.",
      "What 'apply' changes there is undone by 'amiguard rollback', too."
    },
    synopsisSubcommandLabel = "COMMAND")
public final class AccountCommand implements Runnable {
  @Spec CommandSpec spec;

  /** Returns the command with those below it. */
  public static CommandLine commandLine(Environment environment) {
    return new CommandLine(new AccountCommand())
        .addSubcommand(new AccountPlanCommand(environment))
        .addSubcommand(new AccountApplyCommand(environment))
        .addSubcommand(new AccountCheckCommand(environment));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name a command: " + String.join(", ", spec.subcommands().keySet()));
  }
}
