package io.amiguard.cli.explain;

import io.amiguard.Finding;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.plan.Explanation;
import io.amiguard.policy.PolicyLocations;
import io.amiguard.verify.LiveComparison;
import io.amiguard.verify.LiveComparison.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An explanation with all that is shown beside it.
 *
 * @param locations where the policies stand in the file that they are from
 * @param live what AWS says, if it was asked
 */
record Explaining(
    Explanation explanation, PolicyLocations locations, Optional<LiveComparison> live) {

  /** Returns every finding that is shown after the explanation. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>(explanation.findings());
    live.map(LiveComparison::findings).ifPresent(findings::addAll);
    return findings;
  }

  /** Returns the exit status: what AWS says differently is certain, what it did not say is not. */
  ExitStatus status() {
    if (has(Outcome.DIFFERS)) {
      return ExitStatus.FINDINGS;
    }
    return has(Outcome.UNREADABLE) ? ExitStatus.INCOMPLETE : ExitStatus.OK;
  }

  private boolean has(Outcome outcome) {
    return live.filter(comparison -> comparison.count(outcome) > 0).isPresent();
  }
}
