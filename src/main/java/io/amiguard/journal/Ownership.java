package io.amiguard.journal;

import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which policies a rollback may change: those that carry our tag, and those that lose it by what is
 * undone and get it back. A journal may say what it will of any other.
 *
 * @param givenBack the ids of the policies from which the changes took our tag, or may have
 */
record Ownership(Set<PolicyId> givenBack) {

  Ownership {
    givenBack = Set.copyOf(givenBack);
  }

  /** Returns what the changes that are undone tell. */
  static Ownership of(Past past) {
    Set<PolicyId> givenBack = new HashSet<>();
    for (Deed deed : past.deeds()) {
      if (deed.step().mayBeMade()
          && deed.step().action().equals("untag_policy")
          && deed.edit() instanceof Edit.Whole edit) {
        edit.before()
            .filter(DeclarativePolicy::isManaged)
            .filter(before -> edit.after().filter(after -> !after.isManaged()).isPresent())
            .map(DeclarativePolicy::id)
            .ifPresent(givenBack::add);
      }
    }
    return new Ownership(givenBack);
  }

  /**
   * Returns whether a live policy may be made what it was.
   *
   * @param initial what it was; empty if it was not there
   */
  boolean allows(DeclarativePolicy live, Optional<DeclarativePolicy> initial) {
    return live.isManaged()
        || (givenBack.contains(live.id())
            && initial.filter(DeclarativePolicy::isManaged).isPresent());
  }
}
