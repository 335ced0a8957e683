package io.amiguard.cli.account;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.account.AccountPlan;
import io.amiguard.account.AccountPlanJson;
import io.amiguard.account.AccountSettingsWriter;
import io.amiguard.account.GuardedSettingsWriter;
import io.amiguard.account.SettingsReadBack;
import io.amiguard.cli.change.Applying;
import io.amiguard.cli.change.JournalCaller;
import io.amiguard.cli.change.Purpose;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.cli.console.Interruption;
import io.amiguard.journal.EntryRecorder;
import io.amiguard.journal.Heading;
import io.amiguard.journal.JournalingSettingsWriter;
import io.amiguard.journalfolder.JournalFile;
import io.amiguard.journalfolder.JournalLock;
import io.amiguard.journalfolder.JournalTurn;
import io.amiguard.organization.TargetId;
import io.amiguard.output.AccountPlanText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the calls of a plan for accounts: each looked at before, journalled, and read back. */
public final class AccountPerforming {
  private final AccountDoors accounts;
  private final JournalTurn turn;
  private final Environment environment;
  private final Console console;

  public AccountPerforming(
      AccountDoors accounts, JournalTurn turn, Environment environment, Console console) {
    this.accounts = accounts;
    this.turn = turn;
    this.environment = environment;
    this.console = console;
  }

  /** Makes the calls, and returns whether EC2 shows what was meant, everywhere. */
  public ExitStatus perform(AccountPlan plan, Purpose purpose) {
    Instant now = environment.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    Heading heading =
        new Heading(
            now,
            Interruption.beforeChanges(console, () -> JournalCaller.of(accounts::callers, console)),
            Optional.<String>empty(),
            AccountPlanJson.fingerprint(plan),
            purpose.planId(),
            plan.calls().size(),
            plan.limits(),
            purpose.undoes());
    try (JournalLock lock = turn.takeAccounts(accounts(plan));
        JournalFile file = turn.begin(now, lock)) {
      AccountSettingsWriter writer =
          new JournalingSettingsWriter(
              new GuardedSettingsWriter(accounts.writer(), accounts, environment.pause()),
              new EntryRecorder(heading, file, environment.clock()));
      new Applying(console, purpose, file.id())
          .apply(steps(plan, writer), AccountPlanText.applied(plan));
    }
    return readBack(plan);
  }

  private static Set<TargetId> accounts(AccountPlan plan) {
    return plan.calls().stream().map(call -> call.place().account()).collect(Collectors.toSet());
  }

  private List<Applying.Step> steps(AccountPlan plan, AccountSettingsWriter writer) {
    return plan.calls().stream()
        .map(
            call ->
                new Applying.Step(
                    () -> AccountPlanText.headline(call, accounts::label),
                    () -> call.applyTo(writer)))
        .toList();
  }

  private ExitStatus readBack(AccountPlan plan) {
    List<Finding> differences = differences(plan);
    console.findings(differences);
    if (!plan.live().isComplete()) {
      console.say("Not everything could be read: what could not was left as it is.");
    }
    return differences.isEmpty() && plan.live().isComplete()
        ? ExitStatus.OK
        : ExitStatus.INCOMPLETE;
  }

  private List<Finding> differences(AccountPlan plan) {
    try {
      return new SettingsReadBack(accounts, environment.pause()).differences(plan);
    } catch (AmiguardException e) {
      throw new AmiguardException(
          Kind.INCOMPLETE,
          "every change was made, but what EC2 shows now could not be read: %s. 'amiguard account plan' looks again."
              .formatted(e.getMessage()),
          e);
    }
  }
}
