package io.amiguard.organization;

/** An account of the organization. */
public record Account(TargetId id, String name, TargetId parentId, State state) {

  /** The API's account states (type {@code Account}, member {@code State}). */
  public enum State {
    PENDING_ACTIVATION,
    ACTIVE,
    SUSPENDED,
    PENDING_CLOSURE,
    CLOSED
  }

  /** Returns whether someone can work in the account now, so that a policy on it matters. */
  public boolean isActive() {
    return state == State.ACTIVE;
  }
}
