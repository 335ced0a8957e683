package io.amiguard.plan;

import io.amiguard.plan.Detour.Kind;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an account has before a plan, at one point on the way through it, and after it. Told apart
 * by identity: accounts without policies of their own share one.
 */
record Passage(Condition before, Condition between, Condition after) {

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

  private Stream<Condition> all() {
    return Stream.of(before, between, after);
  }

  boolean isCertain() {
    return all().allMatch(Condition::isCertain);
  }

  /** Returns whether something may be kept out by a control on a container. */
  boolean hasLock() {
    return all().anyMatch(Condition::hasLock);
  }

  /** Returns whether launches are surely blocked at no time. */
  boolean blocksNothing() {
    return all().noneMatch(condition -> condition.enforcement().isPossible());
  }

  /**
   * Returns in what the account has something else on the way than at either end. All must be
   * certain.
   */
  Set<Kind> detours() {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    if (between.isAs(before) || between.isAs(after)) {
      return kinds;
    }
    addState(kinds);
    boolean endsLackCriteria =
        before.isEnforcedWithoutCriteria() || after.isEnforcedWithoutCriteria();
    if (between.isEnforcedWithoutCriteria() && !endsLackCriteria) {
      kinds.add(Kind.NO_CRITERIA);
    }
    if (kinds.isEmpty()) {
      addImages(kinds);
    }
    return kinds;
  }

  private void addState(Set<Kind> kinds) {
    if (between.isEnforced() && !before.isEnforced() && !after.isEnforced()) {
      kinds.add(Kind.ENFORCED);
    }
    if (!between.isEnforced() && before.isEnforced() && after.isEnforced()) {
      kinds.add(Kind.NOT_ENFORCED);
    }
  }

  private void addImages(Set<Kind> kinds) {
    if (between.images().mayLackWhatBothHave(before.images(), after.images())) {
      kinds.add(Kind.FEWER);
    }
    if (between.images().mayHaveWhatNeitherHas(before.images(), after.images())) {
      kinds.add(Kind.MORE);
    }
  }

  /** Returns all that may be, where too much is uncertain to look at each case. */
  Set<Kind> conceivableDetours() {
    Set<Kind> kinds = EnumSet.of(Kind.FEWER, Kind.MORE);
    if (between.enforcement().isPossible() && !before.isEnforced() && !after.isEnforced()) {
      kinds.add(Kind.ENFORCED);
    }
    boolean mayBeEnforcedAtBothEnds =
        before.enforcement().isPossible() && after.enforcement().isPossible();
    if (!between.isEnforced() && mayBeEnforcedAtBothEnds) {
      kinds.add(Kind.NOT_ENFORCED);
    }
    if (between.isEnforcedWithoutCriteria()) {
      kinds.add(Kind.NO_CRITERIA);
    }
    return kinds;
  }
}
