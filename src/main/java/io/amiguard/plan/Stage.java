package io.amiguard.plan;

import io.amiguard.organization.TargetId;
import io.amiguard.policy.EffectivePolicy;
import io.amiguard.policy.Hypothesis;
import io.amiguard.policy.Inheritance;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** What places have once some of a plan's changes are made. */
final class Stage {
  private final int made;
  private final Inheritance inheritance;
  private final Map<Hypothesis, Inheritance> cases = new HashMap<>();
  private final IdentityHashMap<EffectivePolicy, Condition> conditions = new IdentityHashMap<>();

  /**
   * @param made how many changes
   */
  Stage(int made, Inheritance inheritance) {
    this.made = made;
    this.inheritance = inheritance;
  }

  int made() {
    return made;
  }

  /** Returns what a place has, with all that is uncertain about it. */
  Condition at(TargetId place) {
    return condition(inheritance, place);
  }

  /** Returns what a place has under a hypothesis, for certain. */
  Condition at(TargetId place, Hypothesis hypothesis) {
    return condition(cases.computeIfAbsent(hypothesis, inheritance::under), place);
  }

  private Condition condition(Inheritance under, TargetId place) {
    return conditions.computeIfAbsent(under.effective(place), Condition::of);
  }
}
