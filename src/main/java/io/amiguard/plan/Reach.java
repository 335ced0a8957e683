package io.amiguard.plan;

import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The active accounts that a plan reaches. Nobody can launch anything in the others.
 *
 * @param effects what the plan does to all of its accounts
 */
record Reach(OrganizationTree tree, List<Effect> effects) {
  private static final int NAMED_AT_MOST = 5;

  Reach {
    effects = List.copyOf(effects);
  }

  static Reach of(Plan plan) {
    return new Reach(plan.current().tree(), Effect.of(plan));
  }

  /** Returns every active account of the organization. */
  List<TargetId> active() {
    return tree.accounts().stream().filter(Account::isActive).map(Account::id).toList();
  }

  /** Returns the active accounts of some effects, by id. */
  List<TargetId> accounts(Predicate<Effect> which) {
    return effects.stream()
        .filter(which)
        .flatMap(effect -> effect.accounts().stream())
        .filter(id -> tree.account(id).filter(Account::isActive).isPresent())
        .sorted()
        .toList();
  }

  /** Returns whether launches are restricted, or may be. */
  static boolean restricts(Effect effect) {
    return switch (effect.launches()) {
      case RESTRICTED -> true;
      case UNCERTAIN -> Enforcement.of(effect.after()).isPossible();
      case RELAXED, UNTOUCHED -> false;
    };
  }

  /** Returns whether launches that were blocked, or may have been, can be made. */
  static boolean unblocks(Effect effect) {
    return switch (effect.launches()) {
      case RELAXED -> true;
      case UNCERTAIN -> Enforcement.of(effect.before()).isPossible();
      case RESTRICTED, UNTOUCHED -> false;
    };
  }

  /** Returns the names of accounts with their ids, shortened. */
  String names(Collection<TargetId> accounts) {
    String names =
        accounts.stream().limit(NAMED_AT_MOST).map(tree::labelOf).collect(Collectors.joining(", "));
    int more = accounts.size() - NAMED_AT_MOST;
    return more > 0 ? names + " and %d more".formatted(more) : names;
  }

  /** Returns how many instances each account has, the most first, shortened. */
  String counts(Map<TargetId, Long> instances) {
    String counts =
        instances.entrySet().stream()
            .sorted(Map.Entry.<TargetId, Long>comparingByValue().reversed())
            .limit(NAMED_AT_MOST)
            .map(entry -> "%s has %d".formatted(tree.labelOf(entry.getKey()), entry.getValue()))
            .collect(Collectors.joining(", "));
    int more = instances.size() - NAMED_AT_MOST;
    return more > 0 ? counts + " and %d more accounts".formatted(more) : counts;
  }

  /** Returns the root as messages name it. */
  String root() {
    return tree.labelOf(tree.root().id());
  }

  /** Returns {@code 1 active account} or {@code 2 active accounts}. */
  static String count(Collection<TargetId> accounts) {
    return accounts.size() == 1 ? "1 active account" : accounts.size() + " active accounts";
  }
}
