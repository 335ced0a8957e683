package io.amiguard.aws;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.amiguard.AmiguardException;
import io.amiguard.aws.AwsLists.Listed;
import io.amiguard.aws.OpenLists.Kind;
import io.amiguard.aws.OpenLists.Lane;
import io.amiguard.aws.OpenLists.OpenList;
import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationalUnit;
import io.amiguard.organization.TargetId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.organizations.model.ChildType;

/**
 * One walk from the root over every organizational unit down to the accounts.
 *
 * <p>Names and states come from {@code ListAccounts}, twenty accounts a call; who is under whom
 * comes from {@code ListChildren} and {@code List…ForParent}. The three have limits of their own at
 * AWS, and are used side by side (docs/reading-aws.md says why these).
 */
final class AwsTreeWalk {
  private final AwsLists lists;
  private final OpenLists open;
  private final TargetId root;
  private final List<Listed> listed = new CopyOnWriteArrayList<>();
  private final Map<TargetId, List<OrganizationalUnit>> unitsIn = new ConcurrentHashMap<>();
  private final Map<TargetId, List<TargetId>> accountsIn = new ConcurrentHashMap<>();
  private final Map<TargetId, OrganizationalUnit> units = new LinkedHashMap<>();
  private final Map<TargetId, Account> accounts = new LinkedHashMap<>();

  AwsTreeWalk(AwsLists lists, TargetId root, ReadingListener listener) {
    this.lists = lists;
    this.root = root;
    this.open = new OpenLists(root, listener);
  }

  /** Walks, and puts together what was found. */
  void walk() {
    List<Runnable> pieces = new ArrayList<>();
    pieces.add(() -> listed.addAll(lists.accounts()));
    for (Lane lane : Lane.values()) {
      pieces.addAll(Collections.nCopies(SideBySide.THREADS_OF_A_KIND, () -> readAll(lane)));
    }
    SideBySide.run(pieces);
    putTogether();
  }

  List<OrganizationalUnit> units() {
    return List.copyOf(units.values());
  }

  List<Account> accounts() {
    return List.copyOf(accounts.values());
  }

  private void readAll(Lane lane) {
    try {
      for (Optional<OpenList> list = open.next(lane); list.isPresent(); list = open.next(lane)) {
        read(lane, list.get());
      }
    } catch (InterruptedException e) {
      throw SideBySide.interrupted(e);
    }
  }

  private void read(Lane lane, OpenList list) {
    TargetId parent = list.parent();
    if (list.kind() == Kind.ACCOUNTS) {
      accountsIn.put(
          parent,
          lane == Lane.FOR_PARENT
              ? lists.accountsForParent(parent)
              : lists.children(ChildType.ACCOUNT, parent));
      open.read(List.of());
    } else if (lane == Lane.CHILDREN
        && !lists.children(ChildType.ORGANIZATIONAL_UNIT, parent).isEmpty()) {
      open.hasUnits(parent);
    } else {
      List<OrganizationalUnit> found =
          lane == Lane.FOR_PARENT ? lists.unitsForParent(parent) : List.of();
      unitsIn.put(parent, found);
      open.read(found.stream().map(OrganizationalUnit::id).toList());
    }
  }

  /** Level by level, so that the order does not tell which thread was faster. */
  private void putTogether() {
    Map<TargetId, Listed> unplaced =
        listed.stream().collect(toMap(Listed::id, identity(), (a, b) -> a, LinkedHashMap::new));
    Deque<TargetId> parents = new ArrayDeque<>(List.of(root));
    while (!parents.isEmpty()) {
      TargetId parent = parents.removeFirst();
      for (TargetId account : accountsIn.getOrDefault(parent, List.of())) {
        place(account, parent, Optional.ofNullable(unplaced.remove(account)));
      }
      for (OrganizationalUnit unit : unitsIn.getOrDefault(parent, List.of())) {
        if (units.put(unit.id(), unit) != null) {
          throw moved(unit.id().value());
        }
        parents.addLast(unit.id());
      }
    }
    unplaced.values().stream().findFirst().ifPresent(AwsTreeWalk::refuse);
  }

  private void place(TargetId account, TargetId parent, Optional<Listed> found) {
    if (accounts.containsKey(account)) {
      throw moved(account.value());
    }
    accounts.put(
        account,
        found
            .orElseThrow(() -> changed("account %s joined the organization".formatted(account)))
            .in(parent));
  }

  /** An account that moves to a parent whose accounts are known already is met nowhere. */
  private static void refuse(Listed account) {
    throw changed(
        "account %s (%s) was moved or left the organization"
            .formatted(account.name(), account.id()));
  }

  private static AmiguardException moved(String thing) {
    return changed(thing + " was moved");
  }

  private static AmiguardException changed(String what) {
    return new AmiguardException(
        AmiguardException.Kind.FAILED,
        what + " while the organization was being read: run it again");
  }
}
