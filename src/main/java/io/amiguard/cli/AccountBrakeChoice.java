package io.amiguard.cli;

import io.amiguard.account.AccountPlan;
import picocli.CommandLine.Option;

/** The brakes that there are where no organization is. */
final class AccountBrakeChoice {

  @Option(
      names = "--dangerous-allow-large-change",
      description = "Apply although more accounts are concerned than the limits allow.")
  boolean largeChange;

  @Option(
      names = "--dangerous-allow-blocked-instances",
      description =
          "Apply although a limit of blocked instances is given, and none can be counted.")
  boolean blockedInstances;

  @Option(
      names = "--dangerous-allow-no-criteria",
      description = "Apply although Regions end up enforced without any criterion.")
  boolean noCriteria;

  /** Lets a plan pass that has no objection left. */
  void require(AccountPlan plan) {
    BrakeChoice brakes = new BrakeChoice();
    brakes.largeChange = largeChange;
    brakes.blockedInstances = blockedInstances;
    brakes.noCriteria = noCriteria;
    brakes.require(plan);
  }
}
