package io.amiguard.plan;

/**
 * How a plan deals with more than the policies that are wanted.
 *
 * @param leftOvers what becomes of managed policies that the settings do not name any more
 * @param limits how far a plan may go before it takes a flag
 */
public record PlanOptions(LeftOvers leftOvers, SafetyLimits limits) {

  /** Keeps what is left over, within the usual limits. */
  public static final PlanOptions DEFAULT = new PlanOptions(LeftOvers.KEEP, SafetyLimits.DEFAULT);

  /** What becomes of managed policies that the settings do not name any more. */
  public enum LeftOvers {
    /** They are reported and stay as they are. */
    KEEP,
    /** They are detached and deleted. */
    PRUNE
  }
}
