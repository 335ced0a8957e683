package io.amiguard.survey;

import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The accounts that a check asks.
 *
 * @param accounts active ones, by id
 * @param outOf how many active ones there are to choose from
 * @param notActive how many are suspended, closed or not yet open; nobody can work in them
 */
public record Scope(List<TargetId> accounts, int outOf, int notActive) {

  public Scope {
    accounts = accounts.stream().sorted().toList();
  }

  /**
   * Returns the accounts at or below the targets.
   *
   * @param chosen the roots, units and accounts that the person is interested in; none for all
   */
  public static Scope of(
      OrganizationTree tree, Collection<TargetId> targets, Collection<TargetId> chosen) {
    Set<Account> all = under(tree, targets);
    if (!chosen.isEmpty()) {
      all.retainAll(under(tree, chosen));
    }
    List<TargetId> active = all.stream().filter(Account::isActive).map(Account::id).toList();
    return new Scope(active, active.size(), all.size() - active.size());
  }

  /** Returns the same scope of which only some accounts are asked. */
  public Scope asking(List<TargetId> sample) {
    return new Scope(sample, outOf, notActive);
  }

  public boolean isSample() {
    return accounts.size() < outOf;
  }

  private static Set<Account> under(OrganizationTree tree, Collection<TargetId> places) {
    Set<Account> accounts = new LinkedHashSet<>();
    places.forEach(place -> accounts.addAll(tree.accountsUnder(place)));
    return accounts;
  }
}
