package io.amiguard.cli;

import java.util.List;
import picocli.CommandLine;

/** The commands of the program, each wired when it is asked for. */
final class Commands {
  /** Their names, in the order of the help. */
  static final List<String> NAMES =
      List.of(
          "init",
          "import",
          "schema",
          "plan",
          "show",
          "apply",
          "check",
          "explain",
          "impact",
          "account",
          "rollback",
          "journal",
          "render",
          "lint",
          "rules",
          "explain-rule",
          "snapshot",
          "report",
          "sandbox");

  private Commands() {}

  /** Returns the command of a name, with the commands below it. */
  static Object named(String name, Environment environment) {
    return switch (name) {
      case "init" -> new InitCommand(environment);
      case "import" -> new ImportCommand(environment);
      case "schema" -> new SchemaCommand(environment);
      case "plan" -> new PlanCommand(environment);
      case "show" -> new ShowCommand(environment);
      case "apply" -> new ApplyCommand(environment);
      case "check" -> new CheckCommand(environment);
      case "explain" -> new ExplainCommand(environment);
      case "impact" -> new ImpactCommand(environment);
      case "account" -> account(environment);
      case "rollback" -> new RollbackCommand(environment);
      case "journal" -> new JournalCommand(environment);
      case "render" -> new RenderCommand(environment);
      case "lint" -> new LintCommand(environment);
      case "rules" -> new RulesCommand(environment);
      case "explain-rule" -> new ExplainRuleCommand(environment);
      case "snapshot" -> new SnapshotCommand(environment);
      case "report" -> report(environment);
      case "sandbox" -> sandbox(environment);
      default -> throw new IllegalArgumentException("no command is named " + name);
    };
  }

  private static CommandLine account(Environment environment) {
    return new CommandLine(new AccountCommand())
        .addSubcommand(new AccountPlanCommand(environment))
        .addSubcommand(new AccountApplyCommand(environment))
        .addSubcommand(new AccountCheckCommand(environment));
  }

  private static CommandLine report(Environment environment) {
    return new CommandLine(new ReportCommand())
        .addSubcommand(new ReportStartCommand(environment))
        .addSubcommand(new ReportShowCommand(environment))
        .addSubcommand(new ReportCancelCommand(environment));
  }

  private static CommandLine sandbox(Environment environment) {
    return new CommandLine(new SandboxCommand())
        .addSubcommand(new SandboxServeCommand(environment))
        .addSubcommand(new SandboxResetCommand(environment));
  }
}
