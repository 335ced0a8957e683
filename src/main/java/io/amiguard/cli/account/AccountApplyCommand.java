package io.amiguard.cli.account;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.account.AccountPlan;
import io.amiguard.account.AccountPlanJson;
import io.amiguard.cli.change.AccountBrakeChoice;
import io.amiguard.cli.change.JournalChoice;
import io.amiguard.cli.change.Purpose;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.cli.console.Interruption;
import io.amiguard.cli.planning.PolicyChoice;
import io.amiguard.journalfolder.JournalTurn;
import io.amiguard.output.AccountPlanText;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the plan for accounts, asks, and makes exactly those changes. */
@Command(
    name = "apply",
    description = "Make accounts and Regions what the settings say.",
    exitCodeListHeading = ExitStatus.HEADING,
    exitCodeList = {
      "0:applied and shown by EC2, or nothing to do",
      "4:refused: a declarative policy, a brake, something that moved, or nobody there to confirm",
      "5:something could not be read and was left alone, or EC2 does not show a change yet"
    })
final class AccountApplyCommand implements Callable<Integer> {
  @Mixin AccountChoices choices;
  @Mixin AccountBrakeChoice brakes;
  @Mixin JournalChoice journal;

  @Option(
      names = "--expect",
      paramLabel = "FINGERPRINT",
      description =
          "Refuse unless the plan has this fingerprint, which 'amiguard account plan' prints.")
  @Nullable String expected;

  @Option(
      names = {"-y", "--yes"},
      description = "Apply without asking.")
  boolean yes;

  private final Environment environment;

  AccountApplyCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Console console = choices.output.console(environment);
    choices.requireSense();
    if (!yes) {
      console.requireSomebody();
    }
    PolicyChoice.Chosen chosen = choices.policy.read(environment);
    try (AccountDoors accounts = choices.open(environment, console)) {
      AccountPlanning planning =
          Interruption.beforeChanges(
              console, () -> choices.plan(chosen, accounts, environment, console));
      AccountPlan plan = planning.plan();
      new AccountPlanText(console.out(), console.palette(), accounts::label)
          .show(plan, planning.names());
      console.findings(planning.findings());
      requireAllowed(plan);
      return plan.isEmpty() ? planning.status().code() : apply(plan, accounts, console).code();
    }
  }

  private ExitStatus apply(AccountPlan plan, AccountDoors accounts, Console console) {
    if (!yes) {
      console.confirm("Do you want to make these changes?");
    }
    JournalTurn turn = JournalTurn.in(journal.folder(choices.way.sandbox(), environment));
    return new AccountPerforming(accounts, turn, environment, console)
        .perform(plan, Purpose.settings());
  }

  private void requireAllowed(AccountPlan plan) {
    String fingerprint = AccountPlanJson.fingerprint(plan);
    if (expected != null && !expected.equals(fingerprint)) {
      throw new AmiguardException(
          Kind.REFUSED,
          "the plan has the fingerprint %s, not the expected %s; nothing was changed. Review it and pass its fingerprint."
              .formatted(fingerprint, expected));
    }
    if (plan.isRefused()) {
      throw new AmiguardException(
          Kind.REFUSED,
          "the plan has errors, so nothing was changed; correct them and plan again.");
    }
    brakes.require(plan);
  }
}
