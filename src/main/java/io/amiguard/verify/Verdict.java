package io.amiguard.verify;

import java.util.List;

/**
 * What came of one account in one Region.
 *
 * @param observations what is to be told about it
 */
record Verdict(Status status, List<Observation> observations) {
  static final Verdict IN_FORCE = new Verdict(Status.IN_FORCE, List.of());

  /** An account whose merged policy AWS refuses; there is a finding about that already. */
  static final Verdict FROZEN = new Verdict(Status.FROZEN, List.of());

  Verdict {
    observations = List.copyOf(observations);
  }

  boolean isInForce() {
    return status == Status.IN_FORCE;
  }

  /** Returns whether a policy is in force, if not with what was predicted. */
  boolean isManaged() {
    return status == Status.STATE_DIFFERS || status == Status.CRITERIA_DIFFER;
  }

  static Verdict of(Status status, Observation observation) {
    return new Verdict(status, List.of(observation));
  }
}
