package io.amiguard.journal;

import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyName;
import java.time.Instant;
import java.util.Optional;

/**
 * One change of an entry: what was there before it, and what was meant to be there after it.
 *
 * @param number from 1
 * @param time when it was begun
 * @param action as a plan's JSON names it, such as {@code attach_policy}
 * @param policy which one; empty for a change that is about none
 * @param before the policy as it was; empty if there was none
 * @param after the policy as it should be; empty if there should be none
 * @param message why it failed
 */
public record Step(
    int number,
    Instant time,
    String action,
    Optional<PolicyName> policy,
    Optional<DeclarativePolicy> before,
    Optional<DeclarativePolicy> after,
    Outcome outcome,
    Optional<String> message) {

  /** How a change ended. */
  public enum Outcome {
    DONE("done"),
    /** AWS refused it, or its answer never came: it may have happened all the same. */
    FAILED("failed"),
    /** The process ended before it knew. */
    UNKNOWN("unknown");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  public boolean isDone() {
    return outcome == Outcome.DONE;
  }
}
