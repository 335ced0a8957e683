package io.amiguard.cli;

import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.cli.console.OutputChoice;
import io.amiguard.cli.console.OutputChoice.Color;
import io.amiguard.cli.console.Version;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program: {@code amiguard COMMAND}. */
@Command(
    name = "amiguard",
    description = {
      "Rolls out AWS Allowed AMIs over an AWS Organization with EC2 declarative policies.",
      "",
      "Try it without AWS: amiguard plan --sandbox -f FILE"
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = ExitStatus.HEADING,
    exitCodeList = {
      " 0:done, nothing wrong (also plan with changes, unless asked)",
      " 1:failed: AWS, network, file, bug",
      " 2:changes are pending (only with --detailed-exitcode)",
      " 3:findings at or above --fail-on",
      " 4:refused: a stale plan, a foreign policy, a brake, a file that would be written over,"
          + " or a question with nobody to ask",
      " 5:incomplete: something could not be read, was not asked before Ctrl-C or is not shown yet; never reported as clean",
      "64:wrong usage",
      "65:a settings, policy, snapshot or plan file is missing, empty or invalid",
      "130, 143:ended by Ctrl-C, by a signal; the last line says how far it came"
    })
public final class Amiguard implements Runnable {
  @Spec CommandSpec spec;

  private Amiguard() {}

  /**
   * Runs the program and ends the process with its exit code, whatever is thrown: a sandbox that
   * nobody could close would keep it alive for ever.
   */
  public static void main(String... args) {
    int code = ExitStatus.FAILED.code();
    try {
      code = run(Environment.ofProcess(), args);
    } catch (Throwable e) {
      System.err.println("error: amiguard broke down: " + e);
    } finally {
      System.exit(code);
    }
  }

  /** Runs the program in a given environment; whatever it found, a result that is lost is none. */
  static int run(Environment environment, String... args) {
    int code = execute(environment, args);
    if (environment.out().checkError()) {
      environment.err().println("error: " + Console.LOST);
      code = ExitStatus.FAILED.code();
    }
    environment.err().flush();
    return code;
  }

  /** What picocli hands to {@link ErrorReporter} is exceptions alone. */
  private static int execute(Environment environment, String... args) {
    try {
      return commandLineFor(environment, args).execute(args);
    } catch (Error e) {
      return new ErrorReporter(environment).handleError(e);
    }
  }

  /** Returns every command, wired. */
  static CommandLine commandLine(Environment environment) {
    return commandLine(environment, Commands.NAMES);
  }

  /**
   * Returns the command that is named first, or every one if none is: to take all of them in hand
   * is a good part of the time of a short run.
   */
  private static CommandLine commandLineFor(Environment environment, String... args) {
    return args.length > 0 && Commands.NAMES.contains(args[0])
        ? commandLine(environment, List.of(args[0]))
        : commandLine(environment);
  }

  private static CommandLine commandLine(Environment environment, List<String> names) {
    ErrorReporter errors = new ErrorReporter(environment);
    CommandLine commandLine = new CommandLine(new Amiguard());
    names.forEach(name -> commandLine.addSubcommand(Commands.named(name, environment)));
    everyCommand(commandLine);
    commandLine.addSubcommand(new HelpPage());
    return commandLine
        .registerConverter(Duration.class, new DurationConverter())
        .setOut(environment.out())
        .setErr(environment.err())
        .setExecutionExceptionHandler(errors)
        .setParameterExceptionHandler(errors)
        .setColorScheme(CommandLine.Help.defaultColorScheme(ansi(environment)))
        .setUsageHelpAutoWidth(true);
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name a command: " + String.join(", ", spec.subcommands().keySet()));
  }

  /** Help is an option of every command. */
  private static void everyCommand(CommandLine commandLine) {
    commandLine.getCommandSpec().mixinStandardHelpOptions(true);
    commandLine.getSubcommands().values().forEach(Amiguard::everyCommand);
  }

  private static Ansi ansi(Environment environment) {
    return OutputChoice.wants(Color.auto, environment, environment.terminal().out())
        ? Ansi.ON
        : Ansi.OFF;
  }
}
