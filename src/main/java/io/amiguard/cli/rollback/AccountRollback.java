package io.amiguard.cli.rollback;

import static java.util.stream.Collectors.joining;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.account.AccountPlan;
import io.amiguard.account.AccountPlanJson;
import io.amiguard.account.LiveSettings;
import io.amiguard.account.SettingsSurvey;
import io.amiguard.cli.account.AccountDoors;
import io.amiguard.cli.account.AccountPlanning;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.cli.planning.PlanFormat;
import io.amiguard.journal.SettingDeed;
import io.amiguard.journal.SettingsRollback;
import io.amiguard.organization.TargetId;
import io.amiguard.output.AccountPlanText;
import io.amiguard.output.Names;
import io.amiguard.survey.Place;
import io.amiguard.survey.Survey;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plans the way back from a journal entry that is about accounts. */
final class AccountRollback {
  private final AccountDoors accounts;
  private final EntryToUndo entry;
  private final Console console;

  AccountRollback(AccountDoors accounts, EntryToUndo entry, Console console) {
    this.accounts = accounts;
    this.entry = entry;
    this.console = console;
  }

  /**
   * Asks what the Regions of the entry have now, and plans.
   *
   * @throws AmiguardException if that is not what the entry left, or cannot be read
   */
  AccountPlan plan(List<SettingDeed> deeds, int concurrency) {
    Set<Place> places = SettingsRollback.places(deeds);
    requireWays(places);
    LiveSettings live =
        SettingsSurvey.ask(new Survey<>(accounts, Set.of(), concurrency), List.copyOf(places))
            .explained(accounts::policies);
    SettingsRollback rollback = SettingsRollback.of(entry.entry(), deeds, live, accounts::label);
    entry.requireStill(rollback.moved());
    return rollback.plan();
  }

  /** Shows what would be done, and what is not known. */
  void show(AccountPlan plan, PlanFormat format) {
    switch (format) {
      case text -> showText(plan);
      case json -> console.json(AccountPlanJson.of(plan).toPrettyString() + "\n");
      case markdown ->
          throw new AmiguardException(
              Kind.USAGE,
              "journal entry %s is about accounts, which are shown as text or json; choose -o text or -o json."
                  .formatted(entry.id()));
    }
    console.findings(plan.findings());
  }

  private void showText(AccountPlan plan) {
    if (plan.isEmpty() && plan.live().isComplete()) {
      console.out().println(entry.isUndone("every Region"));
    } else {
      new AccountPlanText(console.out(), console.palette(), accounts::label)
          .show(plan, Names.of(Map.of()));
    }
  }

  /** Returns how it stands where nothing is done. */
  ExitStatus status(AccountPlan plan) {
    return new AccountPlanning(plan, Names.of(Map.of()), List.of()).status();
  }

  private void requireWays(Set<Place> places) {
    List<TargetId> closed =
        places.stream()
            .map(Place::account)
            .distinct()
            .filter(account -> !accounts.accounts().contains(account))
            .toList();
    if (!closed.isEmpty()) {
      throw new AmiguardException(
          Kind.REFUSED,
          "journal entry %s is about account %s, and no credentials were given for it; nothing was changed. Add --profile or --role for it."
              .formatted(entry.id(), closed.stream().map(TargetId::value).collect(joining(", "))));
    }
  }
}
