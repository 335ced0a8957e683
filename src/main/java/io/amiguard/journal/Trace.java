package io.amiguard.journal;

import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDifference;
import io.amiguard.policy.PolicyName;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What changes did to one policy.
 *
 * @param initial what was there before the first of them
 * @param left what the last of them can have left: two things if nobody knows whether it was made
 */
record Trace(Optional<DeclarativePolicy> initial, List<Optional<DeclarativePolicy>> left) {

  /** Returns the traces of a list of changes, by policy. */
  static Map<PolicyName, Trace> of(List<Step> steps) {
    Map<PolicyName, Trace> traces = new LinkedHashMap<>();
    for (Step step : steps) {
      step.policy()
          .ifPresent(
              name ->
                  traces.merge(
                      name,
                      new Trace(step.before(), left(step)),
                      (earlier, later) -> new Trace(earlier.initial(), later.left())));
    }
    return traces;
  }

  /** A change that failed can have been made, too: its answer may be what failed. */
  private static List<Optional<DeclarativePolicy>> left(Step step) {
    return step.isDone() ? List.of(step.after()) : List.of(step.before(), step.after());
  }

  /**
   * Returns the live policy of the name; none if it is somebody else's that stood in the way of a
   * create which failed.
   */
  Optional<DeclarativePolicy> ours(Optional<DeclarativePolicy> live) {
    return live.filter(policy -> policy.isManaged() || !left.contains(Optional.empty()));
  }

  /** Returns in what the live policy is not what was left. */
  List<PolicyDifference> moves(Optional<DeclarativePolicy> live) {
    Stream<List<PolicyDifference>> all =
        left.stream().map(possible -> PolicyDifference.between(possible, live));
    return all.min(Comparator.comparing(List::size)).orElseThrow();
  }
}
