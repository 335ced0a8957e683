package io.amiguard.sandbox;

import static io.amiguard.sandbox.OrganizationsErrors.invalid;

import io.amiguard.organization.TargetId;
import io.amiguard.sandbox.Paging.Page;
import java.util.List;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.Child;
import software.amazon.awssdk.services.organizations.model.ChildNotFoundException;
import software.amazon.awssdk.services.organizations.model.ChildType;
import software.amazon.awssdk.services.organizations.model.ListAccountsForParentRequest;
import software.amazon.awssdk.services.organizations.model.ListAccountsForParentResponse;
import software.amazon.awssdk.services.organizations.model.ListChildrenRequest;
import software.amazon.awssdk.services.organizations.model.ListChildrenResponse;
import software.amazon.awssdk.services.organizations.model.ListOrganizationalUnitsForParentRequest;
import software.amazon.awssdk.services.organizations.model.ListOrganizationalUnitsForParentResponse;
import software.amazon.awssdk.services.organizations.model.ListParentsRequest;
import software.amazon.awssdk.services.organizations.model.ListParentsResponse;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnit;
import software.amazon.awssdk.services.organizations.model.Parent;

/** Looking from a parent to its children and back. */
final class ChildReads extends OrganizationsPart {
  ChildReads(Context context) {
    super(context);
  }

  @Override
  public ListAccountsForParentResponse listAccountsForParent(ListAccountsForParentRequest request) {
    requireAdministrator();
    Page<Account> page =
        page(
                context.tree().accountsIn(parent(request.parentId())),
                request.maxResults(),
                request.nextToken())
            .of(shapes()::account);
    return ListAccountsForParentResponse.builder()
        .accounts(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  public ListOrganizationalUnitsForParentResponse listOrganizationalUnitsForParent(
      ListOrganizationalUnitsForParentRequest request) {
    requireAdministrator();
    Page<OrganizationalUnit> page =
        page(
                context.tree().unitsIn(parent(request.parentId())),
                request.maxResults(),
                request.nextToken())
            .of(shapes()::unit);
    return ListOrganizationalUnitsForParentResponse.builder()
        .organizationalUnits(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  public ListChildrenResponse listChildren(ListChildrenRequest request) {
    requireAdministrator();
    TargetId parent = parent(request.parentId());
    Page<Child> page =
        page(childrenIn(parent, request.childType()), request.maxResults(), request.nextToken())
            .of(id -> Child.builder().id(id.value()).type(request.childType()).build());
    return ListChildrenResponse.builder()
        .children(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  private List<TargetId> childrenIn(TargetId parent, ChildType type) {
    if (type == ChildType.ACCOUNT) {
      return context.tree().accountsIn(parent).stream().map(account -> account.id()).toList();
    }
    if (type == ChildType.ORGANIZATIONAL_UNIT) {
      return context.tree().unitsIn(parent).stream().map(unit -> unit.id()).toList();
    }
    throw invalid("INVALID_ENUM:CHILD_TYPE", "You specified an invalid child type.");
  }

  @Override
  public ListParentsResponse listParents(ListParentsRequest request) {
    requireAdministrator();
    TargetId parent =
        context
            .tree()
            .parentOf(target(request.childId(), "ChildId"))
            .orElseThrow(
                () ->
                    ChildNotFoundException.builder()
                        .message("You specified a child that doesn't exist.")
                        .build());
    Page<Parent> page =
        page(
            List.of(Parent.builder().id(parent.value()).type(parent.type().name()).build()),
            request.maxResults(),
            request.nextToken());
    return ListParentsResponse.builder().parents(page.items()).nextToken(page.nextToken()).build();
  }
}
