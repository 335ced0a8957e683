package io.amiguard.aws;

import io.amiguard.AmiguardException;
import io.amiguard.organization.Account;
import io.amiguard.organization.Account.State;
import io.amiguard.organization.OrganizationalUnit;
import io.amiguard.organization.TargetId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.ChildNotFoundException;
import software.amazon.awssdk.services.organizations.model.ChildType;
import software.amazon.awssdk.services.organizations.model.ListAccountsForParentResponse;
import software.amazon.awssdk.services.organizations.model.ListAccountsResponse;
import software.amazon.awssdk.services.organizations.model.ListChildrenResponse;
import software.amazon.awssdk.services.organizations.model.ListOrganizationalUnitsForParentResponse;
import software.amazon.awssdk.services.organizations.model.ListParentsResponse;

/** What AWS says about accounts and units, and who is under whom; all pages of each list. */
final class AwsLists {
  private final OrganizationsClient organizations;
  private final AwsCall aws;

  /** An account without its place. */
  record Listed(TargetId id, String name, State state) {
    Account in(TargetId parent) {
      return new Account(id, name, parent, state);
    }
  }

  AwsLists(OrganizationsClient organizations, AwsCall aws) {
    this.organizations = organizations;
    this.aws = aws;
  }

  /** Returns every account of the organization. */
  List<Listed> accounts() {
    return aws.call(
        "organizations:ListAccounts",
        "the organization",
        () ->
            Pages.all(organizations.listAccountsPaginator(), ListAccountsResponse::accounts)
                .stream()
                .map(AwsLists::account)
                .toList());
  }

  /** Returns the units directly below a parent. */
  List<OrganizationalUnit> unitsForParent(TargetId parent) {
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

  /** Returns the ids of the accounts directly below a parent. */
  List<TargetId> accountsForParent(TargetId parent) {
    return aws.call(
        "organizations:ListAccountsForParent",
        parent.value(),
        () ->
            Pages.all(
                    organizations.listAccountsForParentPaginator(
                        request -> request.parentId(parent.value())),
                    ListAccountsForParentResponse::accounts)
                .stream()
                .map(account -> Answer.target(account.id(), "Accounts.Id"))
                .toList());
  }

  /** Returns the ids of what is directly below a parent. */
  List<TargetId> children(ChildType type, TargetId parent) {
    return aws.call(
        "organizations:ListChildren",
        parent.value(),
        () ->
            Pages.all(
                    organizations.listChildrenPaginator(
                        request -> request.childType(type).parentId(parent.value())),
                    ListChildrenResponse::children)
                .stream()
                .map(child -> Answer.target(child.id(), "Children.Id"))
                .toList());
  }

  /** Returns where an account or a unit is; empty if it is not in the organization. */
  Optional<TargetId> parentOf(TargetId child) {
    return aws.callUnless(
            ChildNotFoundException.class,
            "organizations:ListParents",
            child.value(),
            () ->
                Pages.all(
                        organizations.listParentsPaginator(
                            request -> request.childId(child.value())),
                        ListParentsResponse::parents)
                    .stream()
                    .map(parent -> Answer.target(parent.id(), "Parents.Id"))
                    .toList())
        .flatMap(parents -> parents.stream().findFirst());
  }

  /** Returns one account. */
  Listed account(TargetId id) {
    return aws.call(
        "organizations:DescribeAccount",
        id.value(),
        () ->
            account(
                Answer.part(
                    organizations
                        .describeAccount(request -> request.accountId(id.value()))
                        .account(),
                    "Account")));
  }

  /** Returns one unit. */
  OrganizationalUnit unit(TargetId id) {
    TargetId parent =
        parentOf(id)
            .orElseThrow(
                () ->
                    new AmiguardException(
                        AmiguardException.Kind.FAILED,
                        id + " was deleted while the organization was being read: run it again"));
    return aws.call(
        "organizations:DescribeOrganizationalUnit",
        id.value(),
        () ->
            unit(
                Answer.part(
                    organizations
                        .describeOrganizationalUnit(
                            request -> request.organizationalUnitId(id.value()))
                        .organizationalUnit(),
                    "OrganizationalUnit"),
                parent));
  }

  private static OrganizationalUnit unit(
      software.amazon.awssdk.services.organizations.model.OrganizationalUnit unit,
      TargetId parent) {
    return new OrganizationalUnit(
        Answer.target(unit.id(), "OrganizationalUnits.Id"),
        Answer.part(unit.name(), "OrganizationalUnits.Name"),
        parent);
  }

  private static Listed account(
      software.amazon.awssdk.services.organizations.model.Account account) {
    return new Listed(
        Answer.target(account.id(), "Accounts.Id"),
        Answer.part(account.name(), "Accounts.Name"),
        stateOf(account));
  }

  /** {@code Status} was announced to end on 9 September 2026; older endpoints know only that. */
  private static State stateOf(
      software.amazon.awssdk.services.organizations.model.Account account) {
    return Stream.of(account.stateAsString(), account.statusAsString())
        .flatMap(Stream::ofNullable)
        .flatMap(AwsLists::known)
        .findFirst()
        .orElseThrow(
            () ->
                new AmiguardException(
                    AmiguardException.Kind.FAILED,
                    "account %s (%s) has the state '%s', which this version of amiguard does not know: update amiguard"
                        .formatted(account.name(), account.id(), account.stateAsString())));
  }

  private static Stream<State> known(String word) {
    return Arrays.stream(State.values()).filter(state -> state.name().equals(word));
  }
}
