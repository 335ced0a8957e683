package io.amiguard.cli.rollback;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.account.AccountPlan;
import io.amiguard.cli.account.AccountDoors;
import io.amiguard.cli.account.AccountPerforming;
import io.amiguard.cli.change.BrakeChoice;
import io.amiguard.cli.change.Consent;
import io.amiguard.cli.change.JournalChoice;
import io.amiguard.cli.change.Performing;
import io.amiguard.cli.change.Purpose;
import io.amiguard.cli.change.WaitChoice;
import io.amiguard.cli.connection.Connection;
import io.amiguard.cli.connection.RollbackMembers;
import io.amiguard.cli.connection.WayIn;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.cli.console.Interruption;
import io.amiguard.cli.console.OutputChoice;
import io.amiguard.cli.impact.InstanceCount;
import io.amiguard.cli.planning.PlanFormat;
import io.amiguard.cli.planning.Planning;
import io.amiguard.journal.Journal;
import io.amiguard.journal.JournalEntry;
import io.amiguard.journalfolder.JournalFolder;
import io.amiguard.journalfolder.JournalTurn;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what brings back the state before an entry of the journal, asks, and does it. */
@Command(
    name = "rollback",
    description = {
      "Undo an apply: bring back the policies, tags and attachments that were there before it.",
      "An 'account apply' is undone too: accounts get back what they had set.",
      "What it enabled (trusted access, the policy type) stays enabled."
    },
    exitCodeListHeading = ExitStatus.HEADING,
    exitCodeList = {
      "0:rolled back and shown by AWS, or nothing to do",
      "3:rolled back, but a policy that is not ours decides, because it was attached first",
      "4:refused: somebody changed what the apply left, a brake, or nobody is there to confirm",
      "5:rolled back, but AWS does not show it yet"
    })
public final class RollbackCommand implements Callable<Integer> {
  @Mixin EntryChoice entry;
  @Mixin WayIn way;
  @Mixin RollbackMembers members;
  @Mixin OutputChoice output;
  @Mixin JournalChoice journal;
  @Mixin WaitChoice wait;
  @Mixin BrakeChoice brakes;

  @Option(
      names = {"-y", "--yes"},
      description = "Roll back without asking.")
  boolean yes;

  @Option(
      names = "--impact",
      description =
          "Say how many running instances' AMIs the rollback would block, by what the accounts say"
              + " that they run.")
  boolean impact;

  @Option(names = "--dry-run", description = "Only show what would be done.")
  boolean dryRun;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Format of --dry-run: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  PlanFormat format;

  private final Environment environment;

  public RollbackCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    requireText();
    members.with(way).requireSense();
    Console console = output.console(environment);
    JournalFolder folder = journal.folder(way.sandbox(), environment);
    Journal entries = folder.read();
    Optional<JournalEntry> ofAccounts = entry.ofAccounts(folder, entries);
    if (!yes && !dryRun) {
      entry.requireAny(folder, entries);
      console.requireSomebody();
    }
    if (ofAccounts.isPresent()) {
      return inAccounts(new EntryToUndo(ofAccounts.get()), folder, entries, console).code();
    }
    return inOrganization(JournalTurn.withOrganization(folder), console).code();
  }

  private ExitStatus inOrganization(JournalTurn turn, Console console) {
    JournalFolder folder = turn.journal();
    Journal entries = folder.read();
    try (Connection connection = way.ofOrganization().connect(environment, console)) {
      CurrentOrganization live =
          Interruption.beforeChanges(console, () -> connection.current().whole());
      EntryToUndo chosen = new EntryToUndo(entry.in(folder, entries, live.tree().organizationId()));
      OrganizationRollback rollback = new OrganizationRollback(chosen, console);
      Plan bare = rollback.plan(folder.past(entries, chosen.entry()), live);
      Plan plan =
          Interruption.beforeChanges(
              console, () -> counted(bare, connection, console).asRollback());
      chosen.tell(console);
      rollback.show(plan, format);
      if (plan.isEmpty() || dryRun) {
        return new Planning(plan, Map.of()).status();
      }
      requireSound(plan.findings());
      brakes.requireRollback(plan);
      if (!yes) {
        new Consent(connection, console).to(plan, chosen.question());
      }
      ExitStatus done =
          new Performing(connection, turn, environment, console)
              .perform(plan, Purpose.rollback(chosen.id()));
      return wait.waiting(environment, console).after(done, plan, connection.policies());
    }
  }

  private ExitStatus inAccounts(
      EntryToUndo chosen, JournalFolder folder, Journal entries, Console console) {
    way.requireSense();
    JournalTurn turn = JournalTurn.in(folder);
    turn.requireEnded(chosen.entry());
    try (AccountDoors accounts =
        AccountDoors.open(way, members.concurrency(), environment, console)) {
      AccountRollback rollback = new AccountRollback(accounts, chosen, console);
      AccountPlan plan =
          Interruption.beforeChanges(
                  console,
                  () ->
                      rollback.plan(
                          folder.settingDeeds(entries, chosen.entry()), members.concurrency()))
              .asRollback();
      chosen.tell(console);
      rollback.show(plan, format);
      if (plan.isEmpty() || dryRun) {
        return rollback.status(plan);
      }
      requireSound(plan.findings());
      brakes.requireRollback(plan);
      if (!yes) {
        console.confirm(chosen.question());
      }
      return new AccountPerforming(accounts, turn, environment, console)
          .perform(plan, Purpose.rollback(chosen.id()));
    }
  }

  /** What apply prints beside the plan is no JSON. */
  private void requireText() {
    if (format != PlanFormat.text && !dryRun) {
      throw new AmiguardException(
          Kind.USAGE, "-o %s shows a plan and changes nothing: add --dry-run.".formatted(format));
    }
  }

  private Plan counted(Plan plan, Connection connection, Console console) {
    InstanceCount count = new InstanceCount(connection, members.with(way), environment, console);
    Planning planning = new Planning(plan, Map.of());
    return (impact ? count.of(planning) : count.whereItMatters(planning)).plan();
  }

  private static void requireSound(List<Finding> findings) {
    if (Finding.anyAtLeast(findings, Finding.Severity.ERROR)) {
      throw new AmiguardException(
          Kind.REFUSED,
          "the rollback has errors, so nothing was changed; correct them and run it again.");
    }
  }
}
