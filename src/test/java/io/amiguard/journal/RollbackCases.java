package io.amiguard.journal;

import io.amiguard.plan.Change;
import io.amiguard.plan.DesiredPolicy;
import io.amiguard.plan.Plan;
import io.amiguard.plan.PlanOptions;
import io.amiguard.plan.Planner;
import io.amiguard.plan.SafetyLimits;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import java.util.List;

/** Policies that are applied and rolled back, and the plans that do so. */
abstract class RollbackCases {
  static final DeclarativePolicy LIVE =
      Acme.managed(
          "p-11111111",
          "allowed-amis",
          Acme.allowing(State.AUDIT_MODE, "amazon"),
          Acme.PROD,
          Acme.SANDBOX);

  static final DesiredPolicy WIDER =
      Acme.desired(
          "allowed-amis", Acme.allowing(State.AUDIT_MODE, "amazon", "777777777777"), Acme.ROOT);

  static final DesiredPolicy NEW =
      Acme.desired("sandbox-amis", Acme.allowing(State.AUDIT_MODE, "amazon"), Acme.SANDBOX);

  static Plan prune(Rehearsal rehearsal) {
    return Planner.plan(
        rehearsal.live(),
        List.of(),
        new PlanOptions(PlanOptions.LeftOvers.PRUNE, SafetyLimits.DEFAULT),
        List.of());
  }

  static Plan plan(Rehearsal rehearsal, DesiredPolicy... desired) {
    return Planner.plan(rehearsal.live(), List.of(desired), List.of());
  }

  static Plan plan(Rehearsal rehearsal, Change... changes) {
    return new Plan(rehearsal.live(), List.of(), List.of(changes), List.of(), List.of());
  }
}
