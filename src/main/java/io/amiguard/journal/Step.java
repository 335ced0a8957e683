package io.amiguard.journal;

import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyName;
import io.amiguard.survey.Place;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * One change of an entry and how it ended.
 *
 * @param number from 1
 * @param time when it was begun
 * @param action as a plan's JSON names it, such as {@code attach_policy}
 * @param policy which one; empty for a change that is about none
 * @param policyId its id, where that was known by the end of the change
 * @param place the account and Region of a change that is about what an account has set
 * @param message why it failed
 */
public record Step(
    int number,
    Instant time,
    String action,
    Optional<PolicyName> policy,
    Optional<PolicyId> policyId,
    Optional<Place> place,
    Outcome outcome,
    Optional<String> message) {

  /** Creates a change that is about no account. */
  public Step(
      int number,
      Instant time,
      String action,
      Optional<PolicyName> policy,
      Optional<PolicyId> policyId,
      Outcome outcome,
      Optional<String> message) {
    this(number, time, action, policy, policyId, Optional.empty(), outcome, message);
  }

  /** How a change ended. */
  public enum Outcome {
    DONE("done"),
    /** AWS refused it, or it was not sent. */
    REFUSED("refused"),
    /** Its answer never came, or only after it was repeated: it may have happened all the same. */
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

    /** Returns the outcome of a word; of one that a later version wrote nothing is known. */
    static Outcome of(String word) {
      return Arrays.stream(values())
          .filter(outcome -> outcome.word.equals(word))
          .findFirst()
          .orElse(UNKNOWN);
    }
  }

  public boolean isDone() {
    return outcome == Outcome.DONE;
  }

  /** Returns whether the change was made, or may have been. */
  boolean mayBeMade() {
    return outcome != Outcome.REFUSED;
  }

  /** Returns whether the change was not made, for all that its caller was told. */
  boolean isStopped() {
    return outcome == Outcome.REFUSED || outcome == Outcome.FAILED;
  }

  /** Returns the step as it ended. */
  Step ended(Outcome how, Optional<PolicyId> id, Optional<String> why) {
    return new Step(number, time, action, policy, id.or(() -> policyId), place, how, why);
  }
}
