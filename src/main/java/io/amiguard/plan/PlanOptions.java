package io.amiguard.plan;

import java.util.Optional;

/**
 * How a plan deals with more than the policies that are wanted.
 *
 * @param leftOvers what becomes of managed policies that the settings do not name any more
 * @param limits how far a plan may go before it takes a flag
 * @param blocked what the plan would do to what runs, where that is known
 */
public record PlanOptions(
    LeftOvers leftOvers, SafetyLimits limits, Optional<BlockedInstances> blocked) {

  /** Keeps what is left over, within the usual limits. */
  public static final PlanOptions DEFAULT = new PlanOptions(LeftOvers.KEEP, SafetyLimits.DEFAULT);

  /** Creates options of a plan of which nobody knows what it does to what runs. */
  public PlanOptions(LeftOvers leftOvers, SafetyLimits limits) {
    this(leftOvers, limits, Optional.empty());
  }

  /** Returns the same options, with what the plan would do to what runs. */
  public PlanOptions with(BlockedInstances instances) {
    return new PlanOptions(leftOvers, limits, Optional.of(instances));
  }

  /** What becomes of managed policies that the settings do not name any more. */
  public enum LeftOvers {
    /** They are reported and stay as they are. */
    KEEP,
    /** They are detached and deleted. */
    PRUNE
  }
}
