package io.amiguard.account;

import io.amiguard.policy.State;
import io.amiguard.survey.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * The way of one Region from what it has to what it should have.
 *
 * <p>EC2 takes state and criteria in two calls, and the process can end between them. The order is
 * such that nothing is blocked on the way that is not blocked before or after, and nothing is let
 * through either:
 *
 * <ul>
 *   <li>where the state becomes stricter, criteria come first, so that they are never enforced (or
 *       marked by) while they are still the old ones;
 *   <li>where it becomes looser, the state comes first, so that the new criteria are never
 *       enforced;
 *   <li>where the state stays, there is one call. EC2 replaces all criteria at once, so that a list
 *       which grows here and shrinks there has nothing in between, and no order to choose.
 * </ul>
 */
public record Transition(Setting before, Setting after) {

  /** What a transition does to launches. */
  public enum Launches {
    /** Something could be launched before, and perhaps cannot be afterwards. */
    RESTRICTED,
    /** Something could not be launched before, and perhaps can be afterwards. */
    UNBLOCKED,
    /** Both, as where one list is enforced in place of another. */
    RESTRICTED_AND_UNBLOCKED,
    UNTOUCHED;

    public boolean isRestricting() {
      return this == RESTRICTED || this == RESTRICTED_AND_UNBLOCKED;
    }
  }

  public boolean isEmpty() {
    return before.equals(after);
  }

  /** Returns the calls that make it in a place, in order. */
  public List<SettingCall> calls(Place place) {
    boolean isStateFirst = strictness(after.state()) < strictness(before.state());
    List<SettingCall> calls = new ArrayList<>();
    if (isStateFirst) {
      calls.add(stateCall(place, before));
    }
    if (!before.criteria().equals(after.criteria())) {
      Setting now = isStateFirst ? before.with(after.state()) : before;
      calls.add(new SettingCall.ReplaceCriteria(place, now, after.criteria()));
    }
    if (!isStateFirst && before.state() != after.state()) {
      calls.add(stateCall(place, before.with(after.criteria())));
    }
    return calls;
  }

  private SettingCall stateCall(Place place, Setting now) {
    return after.state() == State.DISABLED
        ? new SettingCall.Disable(place, now)
        : new SettingCall.Enable(place, now, after.state());
  }

  private static int strictness(State state) {
    return switch (state) {
      case DISABLED -> 0;
      case AUDIT_MODE -> 1;
      case ENABLED -> 2;
    };
  }

  /** Returns what it does to launches; only {@code enabled} blocks any. */
  public Launches launches() {
    if (restricts()) {
      return unblocks() ? Launches.RESTRICTED_AND_UNBLOCKED : Launches.RESTRICTED;
    }
    return unblocks() ? Launches.UNBLOCKED : Launches.UNTOUCHED;
  }

  private boolean restricts() {
    return after.isEnforced()
        && !(before.isEnforced() && CriterionCover.covers(after.criteria(), before.criteria()));
  }

  private boolean unblocks() {
    return before.isEnforced()
        && !(after.isEnforced() && CriterionCover.covers(before.criteria(), after.criteria()));
  }
}
