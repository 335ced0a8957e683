package io.amiguard.cli.account;

import io.amiguard.cli.connection.ReadingChoice;
import io.amiguard.cli.connection.WayIn;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.OutputChoice;
import io.amiguard.cli.console.SurveyProgress;
import io.amiguard.cli.planning.PolicyChoice;
import io.amiguard.survey.Survey;
import picocli.CommandLine.Mixin;

/** What the commands for accounts have in common: which policy, in which accounts and Regions. */
final class AccountChoices {
  @Mixin PolicyChoice policy;
  @Mixin WayIn way;
  @Mixin ReadingChoice reading;
  @Mixin OutputChoice output;

  /** Refuses what makes no sense before anything is asked. */
  void requireSense() {
    way.requireSense();
    reading.requireSense();
  }

  AccountDoors open(Environment environment, Console console) {
    return AccountDoors.open(way, reading.concurrency(), environment, console);
  }

  /** Asks the accounts, and plans. */
  AccountPlanning plan(
      PolicyChoice.Chosen chosen, AccountDoors accounts, Environment environment, Console console) {
    return AccountPlanning.of(
        chosen,
        accounts,
        new Survey<>(accounts, reading.regionNames(), reading.concurrency()),
        new SurveyProgress(console, environment.clock()));
  }
}
