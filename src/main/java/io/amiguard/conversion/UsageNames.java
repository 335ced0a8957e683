package io.amiguard.conversion;

import io.amiguard.inventory.Publisher;
import io.amiguard.inventory.Publisher.Standing;
import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.policy.ImageProvider;
import io.amiguard.settings.NamedProvider;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Names for the accounts whose images are in use, and why they are trusted. */
final class UsageNames {
  private static final String OF_ORGANIZATION = "account of the organization, others run its AMIs";
  private static final String SHARES =
      "NOT of the organization, shares AMIs with its accounts: confirm that you know it";

  private final Map<ImageProvider, NamedProvider> accounts;
  private final Set<String> taken;

  UsageNames(OrganizationTree tree) {
    this.accounts =
        AccountNames.of(tree).providers().stream()
            .collect(Collectors.toMap(NamedProvider::account, provider -> provider));
    this.taken =
        tree.accounts().stream().map(Account::name).collect(Collectors.toUnmodifiableSet());
  }

  NamedProvider nameOf(Publisher publisher) {
    ImageProvider account = publisher.provider();
    return publisher.standing() == Standing.ORGANIZATION
        ? named(
            Optional.ofNullable(accounts.get(account))
                .map(NamedProvider::name)
                .orElseGet(() -> free("account-" + account)),
            account,
            OF_ORGANIZATION)
        : named(free("outside-" + account), account, SHARES);
  }

  /** The number of the account makes it one of a kind, but for accounts that are called like it. */
  private String free(String name) {
    String free = name;
    while (taken.contains(free)) {
      free += "-";
    }
    return free;
  }

  private static NamedProvider named(String name, ImageProvider account, String reason) {
    return new NamedProvider(
        name, account, Optional.empty(), Optional.of(reason), Optional.empty());
  }
}
