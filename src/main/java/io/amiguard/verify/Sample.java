package io.amiguard.verify;

import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The accounts that AWS is asked about, out of those in question. {@code DescribeEffectivePolicy}
 * answers for one account at a time and its rate is not documented, so that a large organization is
 * sampled unless all of it is asked for.
 *
 * @param accounts the chosen ones, by id
 * @param outOf how many there are to choose from
 */
public record Sample(List<TargetId> accounts, int outOf) {

  public Sample {
    accounts = accounts.stream().sorted().toList();
  }

  public boolean isComplete() {
    return accounts.size() == outOf;
  }

  /** Returns this without accounts that gave no answer. */
  Sample without(List<TargetId> silent) {
    Set<TargetId> unread = Set.copyOf(silent);
    return new Sample(
        accounts.stream().filter(account -> !unread.contains(account)).toList(), outOf);
  }

  /** Returns every active account below the targets. */
  public static Sample all(OrganizationTree tree, Collection<TargetId> targets) {
    List<TargetId> active = activeUnder(tree, targets);
    return new Sample(active, active.size());
  }

  /**
   * Returns at most {@code limit} active accounts: first one for each target and each distinct kind
   * below it, then others by id.
   *
   * @param kind what makes accounts alike, such as what they should have
   */
  public static Sample of(
      OrganizationTree tree, Collection<TargetId> targets, Function<TargetId, ?> kind, int limit) {
    List<TargetId> active = activeUnder(tree, targets);
    Set<TargetId> chosen = distinct(tree, targets, kind);
    chosen.addAll(active);
    return new Sample(chosen.stream().limit(limit).toList(), active.size());
  }

  /**
   * Returns one active account for each target and each distinct kind below it, at most {@code
   * limit}.
   */
  public static Sample distinct(
      OrganizationTree tree, Collection<TargetId> targets, Function<TargetId, ?> kind, int limit) {
    return new Sample(
        distinct(tree, targets, kind).stream().limit(limit).toList(),
        activeUnder(tree, targets).size());
  }

  private static Set<TargetId> distinct(
      OrganizationTree tree, Collection<TargetId> targets, Function<TargetId, ?> kind) {
    Set<TargetId> chosen = new LinkedHashSet<>();
    for (TargetId target : new LinkedHashSet<>(targets)) {
      Set<Object> seen = new HashSet<>();
      activeUnder(tree, List.of(target)).stream()
          .filter(account -> seen.add(kind.apply(account)))
          .forEach(chosen::add);
    }
    return chosen;
  }

  private static List<TargetId> activeUnder(OrganizationTree tree, Collection<TargetId> targets) {
    return targets.stream()
        .flatMap(target -> tree.accountsUnder(target).stream())
        .filter(Account::isActive)
        .map(Account::id)
        .distinct()
        .sorted()
        .toList();
  }
}
