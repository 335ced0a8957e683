package io.amiguard.plan;

import io.amiguard.plan.Detour.Kind;
import io.amiguard.policy.EffectivePolicy;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What an account has before a plan, at one point on the way through it, and after it. Told apart
 * by identity: accounts without policies of their own share one.
 */
record Passage(EffectivePolicy before, EffectivePolicy between, EffectivePolicy after) {

  @SuppressWarnings("ReferenceEquality")
  @Override
  public boolean equals(Object other) {
    return other instanceof Passage passage
        && before == passage.before
        && between == passage.between
        && after == passage.after;
  }

  @Override
  public int hashCode() {
    return (31 * System.identityHashCode(before) + System.identityHashCode(between)) * 31
        + System.identityHashCode(after);
  }

  /** Returns in what the account has something else on the way than at either end. */
  Set<Kind> detours() {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    Outlook outlook = Outlook.of(between);
    if (outlook.equals(Outlook.of(before)) || outlook.equals(Outlook.of(after))) {
      return kinds;
    }
    addState(kinds);
    boolean losesCriteria = Enforcement.lacksCriteria(between) && neitherLacksCriteria();
    if (losesCriteria) {
      kinds.add(Kind.NO_CRITERIA);
    }
    if (kinds.isEmpty() && !MixOfEnds.of(this)) {
      addContent(kinds);
    }
    return kinds;
  }

  /** What is as uncertain as at one end is nothing that came on the way. */
  private void addState(Set<Kind> kinds) {
    boolean isAsAtAnEnd = hasStateOf(before) || hasStateOf(after);
    Enforcement here = Enforcement.of(between);
    Enforcement then = Enforcement.of(after);
    Enforcement now = Enforcement.of(before);
    if (!isAsAtAnEnd && here.isPossible() && now != Enforcement.YES && then != Enforcement.YES) {
      kinds.add(Kind.ENFORCED);
    }
    if (!isAsAtAnEnd && here != Enforcement.YES && now.isPossible() && then.isPossible()) {
      kinds.add(Kind.NOT_ENFORCED);
    }
  }

  private boolean hasStateOf(EffectivePolicy end) {
    Outlook here = Outlook.of(between);
    Outlook there = Outlook.of(end);
    return here.at(Effect.STATE_PATH).equals(there.at(Effect.STATE_PATH))
        && here.lock(Effect.STATE_PATH).equals(there.lock(Effect.STATE_PATH));
  }

  private boolean neitherLacksCriteria() {
    return !Enforcement.lacksCriteria(before) && !Enforcement.lacksCriteria(after);
  }

  private void addContent(Set<Kind> kinds) {
    if (restricts(before, between) && restricts(after, between)) {
      kinds.add(Kind.FEWER);
    }
    if (restricts(between, before) && restricts(between, after)) {
      kinds.add(Kind.MORE);
    }
  }

  private static boolean restricts(EffectivePolicy one, EffectivePolicy other) {
    return Reach.restricts(new Effect(List.of(), one, other));
  }
}
