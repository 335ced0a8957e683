package io.amiguard.organization;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who is under whom in one organization. A tree that exists is sound: every parent is known, no id
 * stands twice, and everything hangs below the root. The order of units and accounts carries no
 * meaning.
 */
public final class OrganizationTree {
  private final String organizationId;
  private final TargetId managementAccountId;
  private final Root root;
  private final Map<TargetId, OrganizationalUnit> units;
  private final Map<TargetId, Account> accounts;
  private final Map<TargetId, List<OrganizationalUnit>> unitsByParent;
  private final Map<TargetId, List<Account>> accountsByParent;
  private final Map<TargetId, String> pathsOfUnits;

  /**
   * @throws IllegalArgumentException if an id stands twice, or something does not hang below the
   *     root; the message names the culprit
   */
  public OrganizationTree(
      String organizationId,
      TargetId managementAccountId,
      Root root,
      List<OrganizationalUnit> units,
      List<Account> accounts) {
    this.organizationId = organizationId;
    this.managementAccountId = managementAccountId;
    this.root = root;
    this.units = byId(units, OrganizationalUnit::id);
    this.accounts = byId(accounts, Account::id);
    this.unitsByParent = units.stream().collect(groupingBy(OrganizationalUnit::parentId));
    this.accountsByParent = accounts.stream().collect(groupingBy(Account::parentId));
    this.pathsOfUnits = pathsFromRoot();
    requireAllReachable();
  }

  public String organizationId() {
    return organizationId;
  }

  public TargetId managementAccountId() {
    return managementAccountId;
  }

  public Root root() {
    return root;
  }

  /** Returns the same tree below another state of its root. */
  public OrganizationTree withRoot(Root newRoot) {
    return new OrganizationTree(organizationId, managementAccountId, newRoot, units(), accounts());
  }

  /** Returns the same tree with one account below another parent. */
  public OrganizationTree withMoved(TargetId account, TargetId newParent) {
    List<Account> moved =
        accounts().stream()
            .map(
                each ->
                    each.id().equals(account)
                        ? new Account(each.id(), each.name(), newParent, each.state())
                        : each)
            .toList();
    return new OrganizationTree(organizationId, managementAccountId, root, units(), moved);
  }

  /** Returns every organizational unit, in the order given. */
  public List<OrganizationalUnit> units() {
    return List.copyOf(units.values());
  }

  /** Returns every account, in the order given. */
  public List<Account> accounts() {
    return List.copyOf(accounts.values());
  }

  public Optional<OrganizationalUnit> unit(TargetId id) {
    return Optional.ofNullable(units.get(id));
  }

  public Optional<Account> account(TargetId id) {
    return Optional.ofNullable(accounts.get(id));
  }

  /** Returns whether {@code id} is the root, a unit or an account of this organization. */
  public boolean contains(TargetId id) {
    return root.id().equals(id) || units.containsKey(id) || accounts.containsKey(id);
  }

  /** Returns the units directly below {@code parent}. */
  public List<OrganizationalUnit> unitsIn(TargetId parent) {
    return Collections.unmodifiableList(unitsByParent.getOrDefault(parent, List.of()));
  }

  /** Returns the accounts directly below {@code parent}. */
  public List<Account> accountsIn(TargetId parent) {
    return Collections.unmodifiableList(accountsByParent.getOrDefault(parent, List.of()));
  }

  /** Returns every account at or below {@code target}: an account counts as its own. */
  public List<Account> accountsUnder(TargetId target) {
    if (target.isAccount()) {
      return account(target).stream().toList();
    }
    List<Account> found = new ArrayList<>();
    Deque<TargetId> open = new ArrayDeque<>(List.of(target));
    while (!open.isEmpty()) {
      TargetId parent = open.pop();
      found.addAll(accountsIn(parent));
      unitsIn(parent).forEach(unit -> open.push(unit.id()));
    }
    found.sort(Comparator.comparing(Account::id));
    return found;
  }

  /** Returns the places from the root down to {@code target}, both included. */
  public List<TargetId> pathTo(TargetId target) {
    List<TargetId> path = new ArrayList<>();
    Optional<TargetId> here = Optional.of(target);
    while (here.isPresent()) {
      path.add(here.get());
      here = parentOf(here.get());
    }
    Collections.reverse(path);
    return path;
  }

  /** Returns the parent of a unit or an account; the root and unknown ids have none. */
  public Optional<TargetId> parentOf(TargetId id) {
    return unit(id).map(OrganizationalUnit::parentId).or(() -> account(id).map(Account::parentId));
  }

  /** Returns the path of a unit as people write it, such as {@code /Workloads/Prod}. */
  public String pathOf(OrganizationalUnit unit) {
    return pathsOfUnits.getOrDefault(unit.id(), "/" + unit.name());
  }

  /** Returns the name that people know a place by: a path for a unit, a name for an account. */
  public String nameOf(TargetId id) {
    if (root.id().equals(id)) {
      return root.name();
    }
    return unit(id).map(this::pathOf).or(() -> account(id).map(Account::name)).orElse("?");
  }

  /** Returns the name with the id behind it, such as {@code /Workloads (ou-acme-11111111)}. */
  public String labelOf(TargetId id) {
    return contains(id) ? nameOf(id) + " (" + id + ")" : id.value();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OrganizationTree tree
        && organizationId.equals(tree.organizationId)
        && managementAccountId.equals(tree.managementAccountId)
        && root.equals(tree.root)
        && units.equals(tree.units)
        && accounts.equals(tree.accounts);
  }

  @Override
  public int hashCode() {
    return Objects.hash(organizationId, managementAccountId, root, units, accounts);
  }

  private Map<TargetId, String> pathsFromRoot() {
    Map<TargetId, String> paths = new HashMap<>();
    Deque<TargetId> open = new ArrayDeque<>(List.of(root.id()));
    while (!open.isEmpty()) {
      TargetId parent = open.pop();
      for (OrganizationalUnit unit : unitsIn(parent)) {
        paths.put(unit.id(), paths.getOrDefault(parent, "") + "/" + unit.name());
        open.push(unit.id());
      }
    }
    return paths;
  }

  private void requireAllReachable() {
    for (OrganizationalUnit unit : units.values()) {
      if (!pathsOfUnits.containsKey(unit.id())) {
        throw new IllegalArgumentException(
            "organizational unit %s (%s) does not hang below root %s: its parent %s does not"
                .formatted(unit.name(), unit.id(), root.id(), unit.parentId()));
      }
    }
    for (Account account : accounts.values()) {
      TargetId parent = account.parentId();
      if (!parent.equals(root.id()) && !pathsOfUnits.containsKey(parent)) {
        throw new IllegalArgumentException(
            "account %s (%s) has an unknown parent %s"
                .formatted(account.name(), account.id(), parent));
      }
    }
  }

  private static <T> Map<TargetId, T> byId(List<T> things, Function<T, TargetId> id) {
    Map<TargetId, T> byId = new LinkedHashMap<>();
    for (T thing : things) {
      if (byId.put(id.apply(thing), thing) != null) {
        throw new IllegalArgumentException("%s stands twice".formatted(id.apply(thing)));
      }
    }
    return byId;
  }
}
