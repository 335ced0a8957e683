package io.amiguard.account;

import io.amiguard.policy.State;
import io.amiguard.verify.AccountSettings;
import io.amiguard.verify.Criterion;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What an account has set for one Region. Criteria are alternatives, so that neither their order
 * nor their number carries a meaning: two settings are equal if they mean the same.
 */
public record Setting(State state, List<Criterion> criteria) {
  private static final Comparator<Criterion> BY_VALUES =
      Comparator.comparing(criterion -> criterion.values().toString());

  public Setting {
    criteria = criteria.stream().distinct().sorted(BY_VALUES).toList();
  }

  public Setting(State state, Collection<Criterion> criteria) {
    this(state, List.copyOf(criteria));
  }

  /** Returns what EC2 says is set. */
  public static Setting of(AccountSettings settings) {
    return new Setting(settings.state(), settings.criteria());
  }

  public boolean isEnforced() {
    return state == State.ENABLED;
  }

  /** Returns whether it blocks without saying what it lets through. */
  boolean isEnforcedWithoutCriteria() {
    return isEnforced() && criteria.isEmpty();
  }

  Setting with(State other) {
    return new Setting(other, criteria);
  }

  Setting with(List<Criterion> others) {
    return new Setting(state, others);
  }
}
