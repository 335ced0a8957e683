package io.amiguard.cli.change;

import io.amiguard.account.AccountPlan;
import io.amiguard.plan.Brake;
import io.amiguard.plan.Plan;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The brakes of an organization that a person overrules, one flag each. */
public final class BrakeChoice {
  @Mixin AccountBrakeChoice ofAccounts;

  @Option(
      names = "--dangerous-allow-enforcing-root",
      description = "Apply although the root or the whole organization is enforced in one step.")
  boolean enforcingRoot;

  @Option(
      names = "--dangerous-allow-detour",
      description =
          "Apply although accounts have something half-way that they have neither before nor after.")
  boolean detour;

  /**
   * Lets a plan pass that has no objection left.
   *
   * @throws io.amiguard.AmiguardException with the flags that would let it pass
   */
  void require(Plan plan) {
    new Objections(plan.objections(overruled())).requireNone();
  }

  /**
   * Lets a rollback pass that has no objection left.
   *
   * @throws io.amiguard.AmiguardException with the flags that would let it pass
   */
  public void requireRollback(Plan plan) {
    new Objections(plan.objections(overruled())).requireNoneToRollback();
  }

  /** Lets a rollback in accounts pass that has no objection left. */
  public void requireRollback(AccountPlan plan) {
    ofAccounts.requireRollback(plan);
  }

  private Set<Brake> overruled() {
    Set<Brake> overruled = ofAccounts.overruled();
    if (enforcingRoot) {
      overruled.add(Brake.ENFORCING_ROOT);
    }
    if (detour) {
      overruled.add(Brake.ON_THE_WAY);
    }
    return overruled;
  }
}
