package io.amiguard.verify;

import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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

  /** Returns every active account below the targets. */
  public static Sample all(OrganizationTree tree, Collection<TargetId> targets) {
    List<TargetId> active = activeUnder(tree, targets);
    return new Sample(active, active.size());
  }

  /**
   * Returns at most {@code limit} active accounts: first one for each target and each distinct
   * expectation below it, then others by id.
   */
  public static Sample of(
      OrganizationTree tree, Collection<TargetId> targets, Expectation expectation, int limit) {
    List<TargetId> active = activeUnder(tree, targets);
    Set<TargetId> chosen = new LinkedHashSet<>(distinct(tree, targets, expectation));
    chosen.addAll(active);
    return new Sample(chosen.stream().limit(limit).toList(), active.size());
  }

  /** Returns one active account for each target and each distinct expectation below it. */
  public static Sample distinct(
      OrganizationTree tree, Collection<TargetId> targets, Expectation expectation, int limit) {
    return new Sample(
        distinct(tree, targets, expectation).stream().limit(limit).toList(),
        activeUnder(tree, targets).size());
  }

  private static List<TargetId> distinct(
      OrganizationTree tree, Collection<TargetId> targets, Expectation expectation) {
    List<TargetId> chosen = new ArrayList<>();
    for (TargetId target : new LinkedHashSet<>(targets)) {
      Set<Object> seen = new HashSet<>();
      for (TargetId account : activeUnder(tree, List.of(target))) {
        if (seen.add(expectation.of(account).content()) && !chosen.contains(account)) {
          chosen.add(account);
        }
      }
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
