package io.amiguard.cli;

import io.amiguard.cli.account.AccountCommand;
import io.amiguard.cli.change.ApplyCommand;
import io.amiguard.cli.change.PlanCommand;
import io.amiguard.cli.change.ShowCommand;
import io.amiguard.cli.check.CheckCommand;
import io.amiguard.cli.console.Environment;
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
import java.util.List;

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
      case "account" -> AccountCommand.commandLine(environment);
      case "rollback" -> new RollbackCommand(environment);
      case "journal" -> new JournalCommand(environment);
      case "render" -> new RenderCommand(environment);
      case "lint" -> new LintCommand(environment);
      case "rules" -> new RulesCommand(environment);
      case "explain-rule" -> new ExplainRuleCommand(environment);
      case "snapshot" -> new SnapshotCommand(environment);
      case "report" -> ReportCommand.commandLine(environment);
      case "sandbox" -> SandboxCommand.commandLine(environment);
      default -> throw new IllegalArgumentException("no command is named " + name);
    };
  }
}
