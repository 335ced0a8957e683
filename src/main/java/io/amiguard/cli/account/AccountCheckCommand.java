package io.amiguard.cli.account;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.account.AccountCheck;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.cli.console.Farewell;
import io.amiguard.cli.console.SeverityConverter;
import io.amiguard.cli.planning.PolicyChoice;
import io.amiguard.output.AccountCheckJson;
import io.amiguard.output.AccountCheckText;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares accounts with the settings. */
@Command(
    name = "check",
    description = "Check that accounts and Regions are what the settings say.",
    exitCodeListHeading = ExitStatus.HEADING,
    exitCodeList = {
      "0:everything is as the settings say",
      "3:findings at or above --fail-on",
      "5:something could not be read; never reported as clean"
    })
final class AccountCheckCommand implements Callable<Integer> {
  @Mixin AccountChoices choices;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Format: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  AccountFormat format;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      defaultValue = "warning",
      converter = SeverityConverter.class,
      description =
          "Exit 3 on findings of this severity or worse: note, warning, danger, error"
              + " (default: ${DEFAULT-VALUE}).")
  Severity failOn;

  private final Environment environment;

  AccountCheckCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Console console = choices.output.console(environment);
    choices.requireSense();
    PolicyChoice.Chosen chosen = choices.policy.read(environment);
    try (AccountDoors accounts = choices.open(environment, console)) {
      return Farewell.after(console, () -> check(chosen, accounts, console).code());
    }
  }

  private ExitStatus check(PolicyChoice.Chosen chosen, AccountDoors accounts, Console console) {
    AccountPlanning planning = choices.plan(chosen, accounts, environment, console);
    AccountCheck check = new AccountCheck(planning.plan(), accounts::label);
    AccountChecking checking = new AccountChecking(planning, check);
    List<Finding> findings = checking.findings();
    switch (format) {
      case text ->
          new AccountCheckText(console.out(), console.palette(), accounts::label)
              .show(findings, check.coverage());
      case json ->
          console.json(AccountCheckJson.of(findings, check.coverage()).toPrettyString() + "\n");
    }
    console.out().flush();
    return checking.status(failOn);
  }
}
