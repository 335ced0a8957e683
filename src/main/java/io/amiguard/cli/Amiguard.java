package io.amiguard.cli;

import io.amiguard.cli.account.AccountCommand;
import io.amiguard.cli.change.ApplyCommand;
import io.amiguard.cli.change.PlanCommand;
import io.amiguard.cli.change.ShowCommand;
import io.amiguard.cli.check.CheckCommand;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.cli.console.OutputChoice;
import io.amiguard.cli.console.OutputChoice.Color;
import io.amiguard.cli.console.Version;
import io.amiguard.cli.draft.ImportCommand;
import io.amiguard.cli.draft.InitCommand;
import io.amiguard.cli.explain.ExplainCommand;
import io.amiguard.cli.impact.ImpactCommand;
import io.amiguard.cli.lint.ExplainRuleCommand;
import io.amiguard.cli.lint.LintCommand;
import io.amiguard.cli.lint.RulesCommand;
import io.amiguard.cli.report.ReportCommand;
import io.amiguard.cli.rollback.JournalCommand;
import io.amiguard.cli.rollback.RollbackCommand;
import io.amiguard.cli.sandbox.SandboxCommand;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
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
      " 4:refused: a stale plan, a foreign policy, a brake, or a question with nobody to ask",
      " 5:incomplete: something could not be read or is not shown yet; never reported as clean",
      "64:wrong usage",
      "65:a settings, policy, snapshot or plan file is missing, empty or invalid"
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
      return commandLine(environment).execute(args);
    } catch (Error e) {
      return new ErrorReporter(environment).handleError(e);
    }
  }

  /** Returns every command, wired. */
  static CommandLine commandLine(Environment environment) {
    ErrorReporter errors = new ErrorReporter(environment);
    CommandLine commandLine =
        new CommandLine(new Amiguard())
            .addSubcommand(new InitCommand(environment))
            .addSubcommand(new ImportCommand(environment))
            .addSubcommand(new SchemaCommand(environment))
            .addSubcommand(new PlanCommand(environment))
            .addSubcommand(new ShowCommand(environment))
            .addSubcommand(new ApplyCommand(environment))
            .addSubcommand(new CheckCommand(environment))
            .addSubcommand(new ExplainCommand(environment))
            .addSubcommand(new ImpactCommand(environment))
            .addSubcommand(AccountCommand.commandLine(environment))
            .addSubcommand(new RollbackCommand(environment))
            .addSubcommand(new JournalCommand(environment))
            .addSubcommand(new RenderCommand(environment))
            .addSubcommand(new LintCommand(environment))
            .addSubcommand(new RulesCommand(environment))
            .addSubcommand(new ExplainRuleCommand(environment))
            .addSubcommand(new SnapshotCommand(environment))
            .addSubcommand(ReportCommand.commandLine(environment))
            .addSubcommand(SandboxCommand.commandLine(environment));
    everyCommand(commandLine);
    commandLine.addSubcommand(new HelpCommand());
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
