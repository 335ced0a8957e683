package io.amiguard.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyId;
import java.util.Optional;

/**
 * What a change does to its policy. A policy may be attached to thousands of places, one change
 * each, so that a change of one place does not repeat the others.
 */
sealed interface Edit {

  /** Returns the id of the policy, if AWS has given it one. */
  Optional<PolicyId> id();

  /** Returns the same under the id that AWS gave to a policy that was created. */
  Edit identified(PolicyId id);

  /** Brings a policy to where it is before the change. */
  void before(Replay replay);

  /** Makes the change. */
  void after(Replay replay);

  /** Returns it as a part of a journal line. */
  ObjectNode json();

  /**
   * Any change but that of an attachment.
   *
   * @param before the policy as it was; empty if there was none
   * @param after the policy as it should be; empty if there should be none
   */
  record Whole(Optional<DeclarativePolicy> before, Optional<DeclarativePolicy> after)
      implements Edit {

    /** What a change does that is about no policy. */
    static final Whole NOTHING = new Whole(Optional.empty(), Optional.empty());

    @Override
    public Optional<PolicyId> id() {
      return before.or(() -> after).map(DeclarativePolicy::id).filter(PolicyId::isKnown);
    }

    @Override
    public Edit identified(PolicyId id) {
      return new Whole(before, after.map(policy -> policy.identified(id)));
    }

    @Override
    public void before(Replay replay) {
      replay.become(before);
    }

    @Override
    public void after(Replay replay) {
      replay.become(after);
    }

    @Override
    public ObjectNode json() {
      return EditJson.of(this);
    }
  }

  /**
   * A change of one attachment.
   *
   * @param attached whether the policy is attached to the target after it
   * @param first the policy as it was, if this is the first change of it in the entry
   */
  record Attachment(
      Optional<PolicyId> id, TargetId target, boolean attached, Optional<DeclarativePolicy> first)
      implements Edit {

    @Override
    public Edit identified(PolicyId known) {
      return new Attachment(Optional.of(known), target, attached, first);
    }

    @Override
    public void before(Replay replay) {
      if (first.isPresent()) {
        replay.become(first);
      }
    }

    @Override
    public void after(Replay replay) {
      if (attached) {
        replay.attach(target);
      } else {
        replay.detach(target);
      }
    }

    @Override
    public ObjectNode json() {
      return EditJson.of(this);
    }
  }
}
