package io.amiguard.sandbox;

import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.sandbox.Paging.Page;
import java.util.List;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.DescribeAccountRequest;
import software.amazon.awssdk.services.organizations.model.DescribeAccountResponse;
import software.amazon.awssdk.services.organizations.model.DescribeOrganizationRequest;
import software.amazon.awssdk.services.organizations.model.DescribeOrganizationResponse;
import software.amazon.awssdk.services.organizations.model.DescribeOrganizationalUnitRequest;
import software.amazon.awssdk.services.organizations.model.DescribeOrganizationalUnitResponse;
import software.amazon.awssdk.services.organizations.model.ListAccountsRequest;
import software.amazon.awssdk.services.organizations.model.ListAccountsResponse;
import software.amazon.awssdk.services.organizations.model.ListRootsRequest;
import software.amazon.awssdk.services.organizations.model.ListRootsResponse;
import software.amazon.awssdk.services.organizations.model.Organization;
import software.amazon.awssdk.services.organizations.model.OrganizationFeatureSet;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnitNotFoundException;
import software.amazon.awssdk.services.organizations.model.Root;

/** Looking at the organization, its root, its units and its accounts. */
final class TreeReads extends OrganizationsPart {
  TreeReads(Context context) {
    super(context);
  }

  @Override
  public DescribeOrganizationResponse describeOrganization(DescribeOrganizationRequest request) {
    OrganizationTree tree = context.tree();
    TargetId management = tree.managementAccountId();
    return DescribeOrganizationResponse.builder()
        .organization(
            Organization.builder()
                .id(tree.organizationId())
                .arn(
                    "arn:aws:organizations::%s:organization/%s"
                        .formatted(management, tree.organizationId()))
                .featureSet(OrganizationFeatureSet.ALL)
                .masterAccountId(management.value())
                .masterAccountArn(shapes().arn(management))
                .masterAccountEmail(Shapes.email(management))
                .build())
        .build();
  }

  @Override
  public ListRootsResponse listRoots(ListRootsRequest request) {
    requireAdministrator();
    Page<Root> page = page(List.of(shapes().root()), request.maxResults(), request.nextToken());
    return ListRootsResponse.builder().roots(page.items()).nextToken(page.nextToken()).build();
  }

  @Override
  public ListAccountsResponse listAccounts(ListAccountsRequest request) {
    requireAdministrator();
    Page<Account> page =
        page(context.tree().accounts(), request.maxResults(), request.nextToken())
            .of(shapes()::account);
    return ListAccountsResponse.builder()
        .accounts(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  public DescribeAccountResponse describeAccount(DescribeAccountRequest request) {
    requireAdministrator();
    return DescribeAccountResponse.builder()
        .account(
            context
                .tree()
                .account(target(request.accountId(), "AccountId"))
                .map(shapes()::account)
                .orElseThrow(OrganizationsErrors::noAccount))
        .build();
  }

  @Override
  public DescribeOrganizationalUnitResponse describeOrganizationalUnit(
      DescribeOrganizationalUnitRequest request) {
    requireAdministrator();
    return DescribeOrganizationalUnitResponse.builder()
        .organizationalUnit(
            context
                .tree()
                .unit(target(request.organizationalUnitId(), "OrganizationalUnitId"))
                .map(shapes()::unit)
                .orElseThrow(
                    () ->
                        OrganizationalUnitNotFoundException.builder()
                            .message("You specified an organizational unit that doesn't exist.")
                            .build()))
        .build();
  }
}
