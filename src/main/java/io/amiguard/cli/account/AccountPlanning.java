package io.amiguard.cli.account;

import io.amiguard.Finding;
import io.amiguard.account.AccountPlan;
import io.amiguard.account.AccountPlanner;
import io.amiguard.account.DesiredSetting;
import io.amiguard.account.LiveSettings;
import io.amiguard.account.SettingsSurvey;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.cli.console.SurveyProgress;
import io.amiguard.cli.planning.Planning;
import io.amiguard.cli.planning.PolicyChoice;
import io.amiguard.output.Names;
import io.amiguard.survey.Survey;
import io.amiguard.verify.AccountSettings;
import java.util.List;
import java.util.stream.Stream;

/**
 * From settings and accounts to a plan: what plan, apply and check of accounts have in common.
 *
 * @param names for account ids that stand in criteria
 * @param notes about the settings
 */
public record AccountPlanning(AccountPlan plan, Names names, List<Finding> notes) {

  /** Asks the accounts, and plans. */
  static AccountPlanning of(
      PolicyChoice.Chosen chosen,
      AccountDoors accounts,
      Survey<AccountSettings> survey,
      SurveyProgress progress) {
    LiveSettings live;
    try {
      live = SettingsSurvey.ask(survey, accounts.accounts(), progress::show);
    } finally {
      progress.end();
    }
    AccountPlan plan =
        new AccountPlanner(accounts::label, chosen.settings().limits())
            .plan(
                live.explained(accounts::policies),
                DesiredSetting.of(chosen.policy().allowedImages()));
    return new AccountPlanning(
        plan, Names.of(Planning.providerNames(chosen.settings())), chosen.notes());
  }

  List<Finding> findings() {
    return Stream.concat(notes.stream(), plan.findings().stream())
        .sorted(Finding.BY_PLACE)
        .toList();
  }

  /** Returns the exit status of showing the plan. */
  public ExitStatus status() {
    if (plan.isRefused()) {
      return ExitStatus.REFUSED;
    }
    return plan.live().isComplete() ? ExitStatus.OK : ExitStatus.INCOMPLETE;
  }

  /** Returns the same, but tells pending changes apart. */
  ExitStatus detailedStatus() {
    return status() == ExitStatus.OK && !plan.isEmpty() ? ExitStatus.CHANGES_PENDING : status();
  }
}
