package io.amiguard.journal;

import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** A policy to which the changes of a journal are made once more, in memory. */
final class Replay {
  private final SortedSet<TargetId> targets = new TreeSet<>();
  private Optional<DeclarativePolicy> policy = Optional.empty();

  void become(Optional<DeclarativePolicy> other) {
    policy = other;
    targets.clear();
    other.ifPresent(present -> targets.addAll(present.targets()));
  }

  void attach(TargetId target) {
    targets.add(target);
  }

  void detach(TargetId target) {
    targets.remove(target);
  }

  /** Returns the policy as it is by now. */
  Optional<DeclarativePolicy> policy() {
    return policy.map(present -> present.attachedTo(List.copyOf(targets)));
  }
}
