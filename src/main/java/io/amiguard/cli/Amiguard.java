package io.amiguard.cli;

import io.amiguard.cli.OutputChoice.Color;
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
    exitCodeListHeading = Amiguard.EXIT_CODES,
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
  static final String EXIT_CODES = "%nExit codes:%n";

  @Spec CommandSpec spec;

  private Amiguard() {}

  /** Runs the program and ends the process with its exit code. */
  public static void main(String... args) {
    System.exit(run(Environment.ofProcess(), args));
  }

  /** Runs the program in a given environment; whatever it found, a result that is lost is none. */
  static int run(Environment environment, String... args) {
    int code = commandLine(environment).execute(args);
    if (environment.out().checkError()) {
      environment.err().println("error: " + Console.LOST);
      code = ExitStatus.FAILED.code();
    }
    environment.err().flush();
    return code;
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
            .addSubcommand(new RollbackCommand(environment))
            .addSubcommand(new JournalCommand(environment))
            .addSubcommand(new RenderCommand(environment))
            .addSubcommand(new LintCommand(environment))
            .addSubcommand(new RulesCommand(environment))
            .addSubcommand(new ExplainRuleCommand(environment))
            .addSubcommand(new SnapshotCommand(environment))
            .addSubcommand(
                new CommandLine(new SandboxCommand())
                    .addSubcommand(new SandboxServeCommand(environment))
                    .addSubcommand(new SandboxResetCommand(environment)));
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
