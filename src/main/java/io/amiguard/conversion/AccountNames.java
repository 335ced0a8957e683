package io.amiguard.conversion;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.policy.ImageCriterion;
import io.amiguard.policy.ImageProvider;
import io.amiguard.settings.NamedProvider;
import io.amiguard.settings.PolicySettings;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The names under which the accounts of an organization can stand in {@code providers}. */
record AccountNames(List<NamedProvider> providers) {
  private static final int LONGEST = 100;

  AccountNames {
    providers = List.copyOf(providers);
  }

  /** Returns no names, for files that tell nothing about an organization. */
  static AccountNames none() {
    return new AccountNames(List.of());
  }

  /** Returns the names that only one account has, and that no rule of the settings forbids. */
  static AccountNames of(OrganizationTree tree) {
    Map<String, Long> counts =
        tree.accounts().stream().collect(groupingBy(Account::name, counting()));
    return new AccountNames(
        tree.accounts().stream()
            .filter(account -> counts.getOrDefault(account.name(), 0L) == 1)
            .filter(account -> NamedProvider.isName(account.name()))
            .filter(account -> account.name().length() <= LONGEST)
            .map(
                account ->
                    NamedProvider.of(account.name(), new ImageProvider(account.id().value())))
            .sorted(Comparator.comparing(NamedProvider::name))
            .toList());
  }

  /** Returns the names of accounts that a policy trusts. */
  List<NamedProvider> usedBy(List<PolicySettings> policies) {
    Set<ImageProvider> used =
        policies.stream()
            .flatMap(policy -> policy.allowedImages().criteria().stream())
            .map(ImageCriterion::allowedImageProviders)
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableSet());
    return providers.stream().filter(provider -> used.contains(provider.account())).toList();
  }
}
