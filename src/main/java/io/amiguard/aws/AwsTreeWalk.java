package io.amiguard.aws;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.organization.Account;
import io.amiguard.organization.Account.State;
import io.amiguard.organization.OrganizationalUnit;
import io.amiguard.organization.Root;
import io.amiguard.organization.TargetId;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.ListAccountsForParentResponse;
import software.amazon.awssdk.services.organizations.model.ListOrganizationalUnitsForParentResponse;

/**
 * One walk from the root over every organizational unit down to the accounts.
 *
 * <p>{@code ListAccountsForParent} gives an account's name and state together with its parent, so
 * two calls a parent are all it takes, pages aside; {@code ListAccounts} would only add to them.
 */
final class AwsTreeWalk {
  private final OrganizationsClient organizations;
  private final AwsCall aws;
  private final Map<TargetId, OrganizationalUnit> units = new LinkedHashMap<>();
  private final Map<TargetId, Account> accounts = new LinkedHashMap<>();

  AwsTreeWalk(OrganizationsClient organizations, AwsCall aws) {
    this.organizations = organizations;
    this.aws = aws;
  }

  /** Walks level by level. */
  void from(Root root) {
    Deque<TargetId> open = new ArrayDeque<>(List.of(root.id()));
    while (!open.isEmpty()) {
      TargetId parent = open.removeFirst();
      accountsIn(parent).forEach(account -> add(accounts, account.id(), account));
      for (OrganizationalUnit unit : unitsIn(parent)) {
        add(units, unit.id(), unit);
        open.addLast(unit.id());
      }
    }
  }

  List<OrganizationalUnit> units() {
    return List.copyOf(units.values());
  }

  List<Account> accounts() {
    return List.copyOf(accounts.values());
  }

  private List<OrganizationalUnit> unitsIn(TargetId parent) {
    return aws.call(
        "organizations:ListOrganizationalUnitsForParent",
        parent.value(),
        () ->
            Pages.all(
                    organizations.listOrganizationalUnitsForParentPaginator(
                        request -> request.parentId(parent.value())),
                    ListOrganizationalUnitsForParentResponse::organizationalUnits)
                .stream()
                .map(unit -> unit(unit, parent))
                .toList());
  }

  private List<Account> accountsIn(TargetId parent) {
    return aws.call(
        "organizations:ListAccountsForParent",
        parent.value(),
        () ->
            Pages.all(
                    organizations.listAccountsForParentPaginator(
                        request -> request.parentId(parent.value())),
                    ListAccountsForParentResponse::accounts)
                .stream()
                .map(account -> account(account, parent))
                .toList());
  }

  private static OrganizationalUnit unit(
      software.amazon.awssdk.services.organizations.model.OrganizationalUnit unit,
      TargetId parent) {
    return new OrganizationalUnit(
        Answer.target(unit.id(), "OrganizationalUnits.Id"),
        Answer.part(unit.name(), "OrganizationalUnits.Name"),
        parent);
  }

  private static Account account(
      software.amazon.awssdk.services.organizations.model.Account account, TargetId parent) {
    return new Account(
        Answer.target(account.id(), "Accounts.Id"),
        Answer.part(account.name(), "Accounts.Name"),
        parent,
        stateOf(account));
  }

  /** {@code Status} was announced to end on 9 September 2026; older endpoints know only that. */
  private static State stateOf(
      software.amazon.awssdk.services.organizations.model.Account account) {
    return Stream.of(account.stateAsString(), account.statusAsString())
        .flatMap(Stream::ofNullable)
        .flatMap(AwsTreeWalk::known)
        .findFirst()
        .orElseThrow(
            () ->
                new AmiguardException(
                    Kind.FAILED,
                    "account %s (%s) has the state '%s', which this version of amiguard does not know: update amiguard"
                        .formatted(account.name(), account.id(), account.stateAsString())));
  }

  private static Stream<State> known(String word) {
    return Arrays.stream(State.values()).filter(state -> state.name().equals(word));
  }

  /** Something that moves during the walk can be met twice. */
  private static <T> void add(Map<TargetId, T> known, TargetId id, T thing) {
    if (known.put(id, thing) != null) {
      throw new AmiguardException(
          Kind.FAILED, id + " was moved while the organization was being read: run it again");
    }
  }
}
