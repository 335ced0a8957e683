package io.amiguard.plan;

import static java.util.Comparator.comparing;

import io.amiguard.organization.Account;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.Effect.Launches;
import io.amiguard.policy.EffectivePolicy;
import io.amiguard.policy.Inheritance;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the accounts whose effective policy changes together by what they have before and after.
 *
 * <p>Accounts that share a way share the result of inheritance, so most of the work is done once
 * for each two results that meet and not once for each account.
 */
final class EffectGroups {
  private final IdentityHashMap<EffectivePolicy, Sense> senses = new IdentityHashMap<>();
  private final Map<Group, Members> groups = new LinkedHashMap<>();

  private EffectGroups() {}

  /** Returns the effects of making one organization the other, most restricting first. */
  static List<Effect> between(CurrentOrganization before, CurrentOrganization after) {
    EffectGroups groups = new EffectGroups();
    byResults(before, after).forEach(groups::add);
    return groups.effects();
  }

  private static Map<Results, List<TargetId>> byResults(
      CurrentOrganization before, CurrentOrganization after) {
    Inheritance now = before.inheritance();
    Inheritance then = after.inheritance();
    Map<Results, List<TargetId>> byResults = new LinkedHashMap<>();
    before.tree().accounts().stream()
        .map(Account::id)
        .sorted()
        .forEach(
            id ->
                byResults
                    .computeIfAbsent(
                        new Results(now.effective(id), then.effective(id)), it -> new ArrayList<>())
                    .add(id));
    return byResults;
  }

  private void add(Results results, List<TargetId> accounts) {
    Sense before = senses.computeIfAbsent(results.before(), Sense::of);
    Sense after = senses.computeIfAbsent(results.after(), Sense::of);
    if (!before.meansTheSameAs(after)) {
      groups
          .computeIfAbsent(new Group(before, after), it -> new Members(results, new ArrayList<>()))
          .accounts()
          .addAll(accounts);
    }
  }

  private List<Effect> effects() {
    return groups.values().stream()
        .map(Members::effect)
        .map(effect -> new Ranked(effect.launches(), effect))
        .sorted(comparing(Ranked::launches).thenComparing(Ranked::first))
        .map(Ranked::effect)
        .toList();
  }

  /** What accounts of one effect have in common. */
  private record Group(Sense before, Sense after) {}

  /**
   * The accounts of a group.
   *
   * @param example what one of them has
   */
  private record Members(Results example, List<TargetId> accounts) {
    Effect effect() {
      return new Effect(accounts, example.before(), example.after());
    }
  }

  /** An effect with its rank, which takes time to tell. */
  private record Ranked(Launches launches, Effect effect) {
    TargetId first() {
      return effect.accounts().get(0);
    }
  }

  /** Two results of inheritance, told apart by identity: accounts that share a way share them. */
  private record Results(EffectivePolicy before, EffectivePolicy after) {
    @SuppressWarnings("ReferenceEquality")
    @Override
    public boolean equals(Object other) {
      return other instanceof Results results && before == results.before && after == results.after;
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(before) + System.identityHashCode(after);
    }
  }
}
