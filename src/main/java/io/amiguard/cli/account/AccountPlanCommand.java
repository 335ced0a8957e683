package io.amiguard.cli.account;

import io.amiguard.account.AccountPlanJson;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.cli.planning.ExitCodeChoice;
import io.amiguard.cli.planning.PolicyChoice;
import io.amiguard.output.AccountPlanText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what apply would do in accounts. Asks for no writer, so that it cannot do it. */
@Command(
    name = "plan",
    description = "Show what 'account apply' would change, and change nothing.",
    exitCodeListHeading = ExitStatus.HEADING,
    exitCodeList = {
      "0:planned; with --detailed-exitcode: nothing to do",
      "2:changes are pending (only with --detailed-exitcode)",
      "4:refused: a declarative policy manages Allowed AMIs somewhere",
      "5:something could not be read; nothing is planned for it"
    })
final class AccountPlanCommand implements Callable<Integer> {
  @Mixin AccountChoices choices;
  @Mixin ExitCodeChoice exitCode;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Format: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  AccountFormat format;

  private final Environment environment;

  AccountPlanCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Console console = choices.output.console(environment);
    choices.requireSense();
    PolicyChoice.Chosen chosen = choices.policy.read(environment);
    try (AccountDoors accounts = choices.open(environment, console)) {
      AccountPlanning planning = choices.plan(chosen, accounts, environment, console);
      switch (format) {
        case text ->
            new AccountPlanText(console.out(), console.palette(), accounts::label)
                .show(planning.plan(), planning.names());
        case json -> console.json(AccountPlanJson.of(planning.plan()).toPrettyString() + "\n");
      }
      console.findings(planning.findings());
      return exitCode.of(planning.status(), planning.detailedStatus()).code();
    }
  }
}
