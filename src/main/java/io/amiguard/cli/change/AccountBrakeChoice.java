package io.amiguard.cli.change;

import io.amiguard.account.AccountPlan;
import io.amiguard.plan.Brake;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** The brakes that a person overrules, one flag each: those that single accounts have, too. */
public final class AccountBrakeChoice {
  @Option(
      names = "--dangerous-allow-large-change",
      description = "Apply although more accounts are concerned than the limits allow.")
  boolean largeChange;

  @Option(
      names = "--dangerous-allow-blocked-instances",
      description =
          "Apply although more running instances lose their AMI than the limit allows, or nobody"
              + " can count them.")
  boolean blockedInstances;

  @Option(
      names = "--dangerous-allow-no-criteria",
      description = "Apply although accounts or Regions end up enforced without any criterion.")
  boolean noCriteria;

  /**
   * Lets a plan pass that has no objection left.
   *
   * @throws io.amiguard.AmiguardException with the flags that would let it pass
   */
  public void require(AccountPlan plan) {
    new Objections(plan.objections(overruled())).requireNone();
  }

  /** Lets a rollback pass that has no objection left. */
  void requireRollback(AccountPlan plan) {
    new Objections(plan.objections(overruled())).requireNoneToRollback();
  }

  Set<Brake> overruled() {
    Set<Brake> overruled = EnumSet.noneOf(Brake.class);
    for (Brake brake : Brake.values()) {
      boolean isOverruled =
          switch (brake) {
            case MAX_ACCOUNTS, MAX_SHARE -> largeChange;
            case MAX_BLOCKED_INSTANCES -> blockedInstances;
            case NO_CRITERIA -> noCriteria;
            case ENFORCING_ROOT, ON_THE_WAY -> false;
          };
      if (isOverruled) {
        overruled.add(brake);
      }
    }
    return overruled;
  }
}
