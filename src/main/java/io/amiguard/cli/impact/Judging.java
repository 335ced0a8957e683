package io.amiguard.cli.impact;

import io.amiguard.cli.console.ExitStatus;
import io.amiguard.inventory.AccountRules;
import io.amiguard.inventory.Impact;
import io.amiguard.inventory.ImpactDifference;
import io.amiguard.inventory.Inventory;
import io.amiguard.inventory.Verdict.Kind;
import io.amiguard.output.ImpactPlaces;
import io.amiguard.output.Names;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.Plan;
import io.amiguard.policy.Inheritance;
import java.time.Instant;
import java.util.Optional;

/**
 * What settings would do to what runs.
 *
 * @param candidate what other settings would do, to compare
 * @param places of the settings whose impact counts, which are the candidate if there is one
 */
record Judging(Impact impact, Optional<Impact> candidate, Names names, ImpactPlaces places) {

  /** What of an impact fails a run, the lesser first. */
  enum FailOn {
    /** Blocked images, and images of which it is not known. */
    unknown,
    /** Blocked images. */
    blocked
  }

  /** Returns what accounts end up with once a plan is applied. */
  static AccountRules rules(Plan plan) {
    CurrentOrganization after = plan.after();
    return new AccountRules(Inheritance.of(after.tree(), after.policies()));
  }

  /** Returns the impact of a plan, as if it were applied. */
  static Impact impact(Plan plan, Inventory inventory, Instant now) {
    return Impact.of(plan.after().tree(), rules(plan), inventory, now);
  }

  /** Returns the impact that counts. */
  Impact judged() {
    return candidate.orElse(impact);
  }

  Optional<ImpactDifference> difference() {
    return candidate.map(other -> ImpactDifference.of(impact, other));
  }

  /** Returns the exit status, of the candidate if there is one. */
  ExitStatus status(Optional<FailOn> failOn) {
    Impact judged = judged();
    if (failOn.filter(threshold -> fails(judged, threshold)).isPresent()) {
      return ExitStatus.FINDINGS;
    }
    return judged.isIncomplete() ? ExitStatus.INCOMPLETE : ExitStatus.OK;
  }

  private static boolean fails(Impact impact, FailOn threshold) {
    boolean isBlocked = !impact.of(Kind.BLOCKED).isEmpty();
    return switch (threshold) {
      case blocked -> isBlocked;
      case unknown ->
          isBlocked || !impact.of(Kind.UNKNOWN).isEmpty() || !impact.unresolved().isEmpty();
    };
  }
}
