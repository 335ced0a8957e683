package io.amiguard.inventory;

import io.amiguard.organization.TargetId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * An instance and the AMI that it was launched from (API {@code DescribeInstanceImageMetadata}).
 *
 * @param operator the AWS service that runs the instance, such as {@code eks.amazonaws.com}; empty
 *     for an instance that nobody but its account runs
 */
public record Instance(
    String id,
    TargetId account,
    String region,
    String imageId,
    State state,
    Optional<Instant> launched,
    Optional<String> operator) {

  /** The API's {@code InstanceStateName}. */
  public enum State {
    PENDING,
    RUNNING,
    SHUTTING_DOWN,
    TERMINATED,
    STOPPING,
    STOPPED;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Returns the word of the API, such as {@code shutting-down}. */
    public String word() {
      return word;
    }

    /** Returns the state that a word of the API names. */
    public static Optional<State> parse(String word) {
      for (State state : values()) {
        if (state.word.equals(word)) {
          return Optional.of(state);
        }
      }
      return Optional.empty();
    }
  }

  /** Returns whether the instance runs, or is about to. */
  public boolean isRunning() {
    return state == State.PENDING || state == State.RUNNING;
  }

  /** Returns whether the instance can be started again. */
  public boolean isStopped() {
    return state == State.STOPPING || state == State.STOPPED;
  }

  /** Returns whether an AWS service runs the instance (API {@code Operator.Managed}). */
  public boolean isManaged() {
    return operator.isPresent();
  }
}
