package io.amiguard.aws;

import static java.util.stream.Collectors.toSet;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationReader;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.OrganizationalUnit;
import io.amiguard.organization.Root;
import io.amiguard.organization.TargetId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.ListAwsServiceAccessForOrganizationResponse;
import software.amazon.awssdk.services.organizations.model.ListDelegatedAdministratorsResponse;
import software.amazon.awssdk.services.organizations.model.ListRootsResponse;
import software.amazon.awssdk.services.organizations.model.Organization;
import software.amazon.awssdk.services.organizations.model.OrganizationFeatureSet;
import software.amazon.awssdk.services.organizations.model.PolicyTypeStatus;
import software.amazon.awssdk.services.organizations.model.PolicyTypeSummary;

/** Reads the organization from AWS. */
public final class AwsOrganizationReader implements OrganizationReader {
  private final OrganizationsClient organizations;
  private final AwsCall aws;
  private final ReadingListener listener;

  public AwsOrganizationReader(AwsClients clients) {
    this(clients, ReadingListener.NOBODY);
  }

  AwsOrganizationReader(AwsClients clients, ReadingListener listener) {
    this.listener = listener;
    this.organizations = clients.organizations();
    this.aws = clients.calls();
  }

  /** What is known of an organization before its tree is read. */
  record Head(Organization organization, Root root) {
    OrganizationTree tree(List<OrganizationalUnit> units, List<Account> accounts) {
      return new OrganizationTree(
          organization.id(), new TargetId(organization.masterAccountId()), root, units, accounts);
    }
  }

  @Override
  public OrganizationTree tree() {
    return tree(head());
  }

  Head head() {
    Organization organization = organization();
    return new Head(organization, root(organization));
  }

  OrganizationTree tree(Head head) {
    AwsTreeWalk walk =
        new AwsTreeWalk(new AwsLists(organizations, aws), head.root().id(), listener);
    walk.walk();
    return head.tree(walk.units(), walk.accounts());
  }

  /** Returns the tree of some accounts alone; empty if one of them is not there. */
  Optional<OrganizationTree> branches(Head head, Set<TargetId> accounts) {
    AwsBranches branches = new AwsBranches(new AwsLists(organizations, aws));
    return branches.walk(accounts)
        ? Optional.of(head.tree(branches.units(), branches.accounts()))
        : Optional.empty();
  }

  @Override
  public boolean hasServiceAccess(String servicePrincipal) {
    return aws
        .call(
            "organizations:ListAWSServiceAccessForOrganization",
            "the organization",
            () ->
                Pages.all(
                    organizations.listAWSServiceAccessForOrganizationPaginator(),
                    ListAwsServiceAccessForOrganizationResponse::enabledServicePrincipals))
        .stream()
        .anyMatch(service -> servicePrincipal.equals(service.servicePrincipal()));
  }

  /** Returns the account that owns the organization, which every member may ask. */
  TargetId managementAccount() {
    return new TargetId(organization().masterAccountId());
  }

  /** Returns the delegated administrators for a service. */
  Set<TargetId> administrators(String servicePrincipal) {
    return aws.call(
        "organizations:ListDelegatedAdministrators",
        servicePrincipal,
        () ->
            Pages.all(
                    organizations.listDelegatedAdministratorsPaginator(
                        request -> request.servicePrincipal(servicePrincipal)),
                    ListDelegatedAdministratorsResponse::delegatedAdministrators)
                .stream()
                .map(account -> Answer.target(account.id(), "DelegatedAdministrators.Id"))
                .collect(toSet()));
  }

  private Organization organization() {
    Organization organization =
        aws.call(
            "organizations:DescribeOrganization",
            "the organization",
            () -> whole(organizations.describeOrganization().organization()));
    if (organization.featureSet() != OrganizationFeatureSet.ALL) {
      throw new AmiguardException(Kind.FAILED, ServiceErrors.NOT_ALL_FEATURES);
    }
    return organization;
  }

  private static Organization whole(@Nullable Organization organization) {
    Organization whole = Answer.part(organization, "Organization");
    Answer.part(whole.id(), "Organization.Id");
    Answer.part(whole.featureSetAsString(), "Organization.FeatureSet");
    Answer.target(whole.masterAccountId(), "Organization.MasterAccountId");
    return whole;
  }

  /** An organization has exactly one root (Organizations quotas). */
  private Root root(Organization organization) {
    String thing =
        "organization %s, whose management account is %s"
            .formatted(organization.id(), organization.masterAccountId());
    return aws
        .call(
            "organizations:ListRoots",
            thing,
            () ->
                Pages.all(organizations.listRootsPaginator(), ListRootsResponse::roots).stream()
                    .map(AwsOrganizationReader::root)
                    .toList())
        .stream()
        .findFirst()
        .orElseThrow(
            () ->
                new AmiguardException(
                    Kind.FAILED,
                    "AWS shows no root for %s (organizations:ListRoots): run it again"
                        .formatted(thing)));
  }

  private static Root root(software.amazon.awssdk.services.organizations.model.Root root) {
    return new Root(
        Answer.target(root.id(), "Roots.Id"),
        Answer.part(root.name(), "Roots.Name"),
        enabledTypes(root));
  }

  private static Set<String> enabledTypes(
      software.amazon.awssdk.services.organizations.model.Root root) {
    return root.policyTypes().stream()
        .filter(type -> type.status() == PolicyTypeStatus.ENABLED)
        .map(PolicyTypeSummary::typeAsString)
        .collect(toSet());
  }
}
