package io.amiguard.journal;

import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDifference;
import io.amiguard.policy.PolicyName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What changes did to one policy. One that was refused did nothing, and tells nothing: what stood
 * in its way may be somebody else's.
 *
 * @param initial what was there before the first of them
 * @param left what the last of them can have left: two things if nobody knows whether it was made
 */
record Trace(Optional<DeclarativePolicy> initial, List<Optional<DeclarativePolicy>> left) {

  /** Returns the traces of what was done, by policy. */
  static Map<PolicyName, Trace> of(Past past) {
    Map<PolicyName, List<Deed>> deeds = new LinkedHashMap<>();
    past.deeds().stream()
        .filter(deed -> deed.step().mayBeMade())
        .forEach(
            deed ->
                deed.step()
                    .policy()
                    .ifPresent(
                        name -> deeds.computeIfAbsent(name, key -> new ArrayList<>()).add(deed)));
    Map<PolicyName, Trace> traces = new LinkedHashMap<>();
    deeds.forEach((name, done) -> traces.put(name, of(done).following(past.succession())));
    return traces;
  }

  private static Trace of(List<Deed> deeds) {
    Replay replay = new Replay();
    deeds.get(0).edit().before(replay);
    Optional<DeclarativePolicy> initial = replay.policy();
    deeds.subList(0, deeds.size() - 1).forEach(deed -> deed.make(replay));
    Deed last = deeds.get(deeds.size() - 1);
    last.edit().before(replay);
    Optional<DeclarativePolicy> before = replay.policy();
    last.edit().after(replay);
    return new Trace(
        initial,
        last.step().isDone() ? List.of(replay.policy()) : List.of(before, replay.policy()));
  }

  private Trace following(Succession succession) {
    return new Trace(
        initial, left.stream().map(possible -> possible.map(succession::follow)).toList());
  }

  /**
   * Returns the trace as far as its places are still there: to an account or a unit that is gone
   * nothing can be attached, and nobody has to have detached it.
   */
  Trace within(OrganizationTree tree) {
    UnaryOperator<DeclarativePolicy> there =
        policy -> policy.attachedTo(policy.targets().stream().filter(tree::contains).toList());
    return new Trace(
        initial.map(there), left.stream().map(possible -> possible.map(there)).toList());
  }

  /** Returns the places that the policy would be attached to again if they were still there. */
  List<TargetId> gone(OrganizationTree tree) {
    return initial.stream()
        .flatMap(policy -> policy.targets().stream())
        .filter(target -> !tree.contains(target))
        .toList();
  }

  /**
   * Returns the live policy of the name; none if it is somebody else's where nothing of ours was
   * before and nothing has to be left.
   */
  Optional<DeclarativePolicy> ours(Optional<DeclarativePolicy> live) {
    return live.filter(
        policy -> policy.isManaged() || initial.isPresent() || !left.contains(Optional.empty()));
  }

  /** Returns in what the live policy is not what was left. */
  List<PolicyDifference> moves(Optional<DeclarativePolicy> live) {
    Stream<List<PolicyDifference>> all =
        left.stream().map(possible -> PolicyDifference.between(possible, live));
    return all.min(Comparator.comparing(List::size)).orElseThrow();
  }
}
