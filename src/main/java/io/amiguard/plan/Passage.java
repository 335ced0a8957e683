package io.amiguard.plan;

import io.amiguard.plan.Detour.Kind;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an account has before a plan, at one point on the way through it, and after it. Told apart
 * by identity: accounts without policies of their own share one.
 *
 * @param sinceBefore the policies that do not say what they said before
 * @param untilAfter the policies that do not say yet what they will say
 */
record Passage(
    Condition before,
    Condition between,
    Condition after,
    Rewriting sinceBefore,
    Rewriting untilAfter) {

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
    if (blocksNothing() || isAsAtAnEnd()) {
      return kinds;
    }
    addState(kinds);
    if (between.lacksCriteria() && !before.lacksCriteria() && !after.lacksCriteria()) {
      kinds.add(Kind.NO_CRITERIA);
    }
    MixOfEnds mix = MixOfEnds.of(this);
    boolean isToldByState =
        kinds.contains(Kind.NO_CRITERIA) || !(kinds.isEmpty() || mix.hasStateOfEnds());
    if (!isToldByState && !mix.isAll()) {
      addContent(kinds, mix);
    }
    return kinds;
  }

  private boolean blocksNothing() {
    return Stream.of(before, between, after)
        .noneMatch(condition -> condition.enforcement().isPossible());
  }

  private boolean isAsAtAnEnd() {
    return isAs(before, sinceBefore) || isAs(after, untilAfter);
  }

  private boolean isAs(Condition end, Rewriting rewriting) {
    return between.outlook().equals(end.outlook())
        && between.outlook().values().entrySet().stream()
            .allMatch(value -> rewriting.leaves(value.getKey(), value.getValue()));
  }

  private boolean hasStateOf(Condition end, Rewriting rewriting) {
    return between.hasStateOf(end)
        && rewriting.leaves(Effect.STATE_PATH, between.outlook().at(Effect.STATE_PATH));
  }

  /** What is as uncertain as at one end is nothing that came on the way. */
  private void addState(Set<Kind> kinds) {
    if (hasStateOf(before, sinceBefore) || hasStateOf(after, untilAfter)) {
      return;
    }
    Enforcement here = between.enforcement();
    Enforcement now = before.enforcement();
    Enforcement then = after.enforcement();
    if (here.isPossible() && now != Enforcement.YES && then != Enforcement.YES) {
      kinds.add(Kind.ENFORCED);
    }
    if (here != Enforcement.YES && now.isPossible() && then.isPossible()) {
      kinds.add(Kind.NOT_ENFORCED);
    }
  }

  /** What the state does by itself needs no more words. */
  private void addContent(Set<Kind> kinds, MixOfEnds mix) {
    boolean isAnotherThanBefore = mix.mayBeAnotherThanBefore();
    boolean isAnotherThanAfter = mix.mayBeAnotherThanAfter();
    if (!kinds.contains(Kind.ENFORCED)
        && (before.isRestrictedBy(between) || isAnotherThanBefore)
        && (after.isRestrictedBy(between) || isAnotherThanAfter)) {
      kinds.add(Kind.FEWER);
    }
    if (!kinds.contains(Kind.NOT_ENFORCED)
        && (between.isRestrictedBy(before) || isAnotherThanBefore)
        && (between.isRestrictedBy(after) || isAnotherThanAfter)) {
      kinds.add(Kind.MORE);
    }
  }
}
