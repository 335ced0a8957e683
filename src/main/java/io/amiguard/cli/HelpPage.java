package io.amiguard.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Shows the help of a command, also of one below another, as in {@code help account plan}. */
@Command(
    name = "help",
    helpCommand = true,
    description = "Show the help of a command, such as 'amiguard help account plan'.")
final class HelpPage implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..*",
      description = "The command (default: all of them in a line each).")
  List<String> path = new ArrayList<>();

  @Override
  public Integer call() {
    CommandLine shown = spec.root().commandLine();
    for (String name : path) {
      shown = below(shown, name);
    }
    shown.usage(shown.getOut());
    return CommandLine.ExitCode.OK;
  }

  private static CommandLine below(CommandLine parent, String name) {
    CommandLine child = parent.getSubcommands().get(name);
    if (child == null) {
      throw new UnmatchedArgumentException(parent, List.of(name));
    }
    return child;
  }
}
