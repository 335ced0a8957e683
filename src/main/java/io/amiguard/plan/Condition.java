package io.amiguard.plan;

import io.amiguard.policy.EffectivePolicy;
import java.util.List;

/** An effective policy, read once for all the times that it is compared with others. */
record Condition(EffectivePolicy policy, Outlook outlook, Enforcement enforcement) {

  static Condition of(EffectivePolicy policy) {
    return new Condition(policy, Outlook.of(policy), Enforcement.of(policy));
  }

  boolean lacksCriteria() {
    return Enforcement.lacksCriteria(policy);
  }

  /** Returns whether the state is the same, also in what is uncertain about it. */
  boolean hasStateOf(Condition other) {
    String state = Effect.STATE_PATH;
    return outlook.at(state).equals(other.outlook.at(state))
        && outlook.lock(state).equals(other.outlook.lock(state));
  }

  /** Returns whether launches are restricted, or may be, where {@code other} comes after this. */
  boolean isRestrictedBy(Condition other) {
    return Reach.restricts(new Effect(List.of(), policy, other.policy));
  }
}
