package io.amiguard.plan;

import io.amiguard.Finding;
import io.amiguard.organization.TargetId;
import java.util.List;
import java.util.Optional;

/** How many running instances may lose the image that their replacements would need. */
record BlockedLimit(long limit, Reach reach, Optional<BlockedInstances> instances) {
  /** What can be done wherever not all that runs is known. */
  static final String LOOK = "let amiguard look into all of these accounts (--role-name)";

  /** Counts where launches are restricted, or may be; audit mode stops nothing. */
  Optional<Finding> objection() {
    List<TargetId> accounts = reach.accounts(Reach::restricts);
    if (accounts.isEmpty()) {
      return Optional.empty();
    }
    Optional<BlockedInstances> there = instances.map(all -> all.in(accounts));
    if (there.filter(it -> it.blockedCount() > limit).isPresent()) {
      return Optional.of(tooMany(there.get()));
    }
    return there.filter(BlockedInstances::isComplete).isPresent()
        ? Optional.empty()
        : Optional.of(notKnown(accounts));
  }

  private Finding tooMany(BlockedInstances there) {
    List<TargetId> accounts = List.copyOf(there.blocked().keySet());
    return Brake.MAX_BLOCKED_INSTANCES.objection(
        reach.root(),
        "the plan blocks new launches of the AMIs of %d running instances in %s, and max_blocked_instances of the settings is %d: %s"
            .formatted(there.blockedCount(), Reach.count(accounts), limit, reach.names(accounts)),
        "allow these AMIs, raise max_blocked_instances under limits");
  }

  private Finding notKnown(List<TargetId> accounts) {
    return Brake.MAX_BLOCKED_INSTANCES.objection(
        reach.root(),
        "the plan restricts launches, or may, in %s, and max_blocked_instances of the settings is %d, but not all that runs there is known: %s"
            .formatted(Reach.count(accounts), limit, reach.names(accounts)),
        LOOK + ", apply a plan that was made with --snapshot from a file with a whole inventory");
  }
}
