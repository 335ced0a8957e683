package io.amiguard.inventory;

import io.amiguard.policy.State;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The states that Allowed AMIs may have in an account.
 *
 * @param possible none where no policy gives a state
 * @param certainty whether one of them is there for sure
 */
record EffectiveState(Set<State> possible, Certainty certainty) {
  static final EffectiveState NONE = new EffectiveState(Set.of(), Certainty.CERTAIN);

  /** How sure it is that there is a state. */
  enum Certainty {
    CERTAIN,
    /** A child control may keep the state out, or it is a word that amiguard does not know. */
    PERHAPS_ABSENT
  }

  EffectiveState {
    possible = Set.copyOf(possible);
  }

  static EffectiveState of(State state) {
    return new EffectiveState(EnumSet.of(state), Certainty.CERTAIN);
  }

  /** Returns whether nothing is restricted for sure: by {@code disabled}, or by silence. */
  boolean isOff(boolean noCriteria) {
    boolean isSilent = possible.isEmpty() && certainty == Certainty.CERTAIN && noCriteria;
    return isSilent || possible.equals(Set.of(State.DISABLED));
  }

  String whyOff() {
    return possible.isEmpty() ? "no policy reaches the account" : "the state is disabled";
  }

  /** Returns why it is not sure that anything is restricted. */
  Optional<String> doubt() {
    if (possible.isEmpty()) {
      return Optional.of("no policy gives the account a state that AWS documents");
    }
    return certainty == Certainty.PERHAPS_ABSENT || possible.contains(State.DISABLED)
        ? Optional.of(
            "whether the account is restricted at all depends on something that AWS does not show")
        : Optional.empty();
  }
}
