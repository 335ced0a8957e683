package io.amiguard.aws;

import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationalUnit;
import io.amiguard.organization.TargetId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The ways from some accounts up to the root. */
final class AwsBranches {
  private final AwsLists lists;
  private final List<Account> accounts = new ArrayList<>();
  private final Map<TargetId, OrganizationalUnit> units = new LinkedHashMap<>();

  AwsBranches(AwsLists lists) {
    this.lists = lists;
  }

  /** Walks them; returns whether every account is there. */
  boolean walk(Set<TargetId> from) {
    for (TargetId account : new TreeSet<>(from)) {
      Optional<TargetId> parent = lists.parentOf(account);
      if (parent.isEmpty()) {
        return false;
      }
      accounts.add(lists.account(account).in(parent.get()));
      walkUp(parent.get());
    }
    return true;
  }

  List<Account> accounts() {
    return List.copyOf(accounts);
  }

  List<OrganizationalUnit> units() {
    return List.copyOf(units.values());
  }

  private void walkUp(TargetId from) {
    TargetId here = from;
    while (here.type() == TargetId.Type.ORGANIZATIONAL_UNIT && !units.containsKey(here)) {
      OrganizationalUnit unit = lists.unit(here);
      units.put(here, unit);
      here = unit.parentId();
    }
  }
}
