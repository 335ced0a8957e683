package io.amiguard.aws;

import static java.util.stream.Collectors.toSet;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.organization.OrganizationReader;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.Root;
import io.amiguard.organization.TargetId;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Organization;
import software.amazon.awssdk.services.organizations.model.OrganizationFeatureSet;
import software.amazon.awssdk.services.organizations.model.PolicyTypeStatus;
import software.amazon.awssdk.services.organizations.model.PolicyTypeSummary;

/** Reads the organization from AWS. */
public final class AwsOrganizationReader implements OrganizationReader {
  private final OrganizationsClient organizations;
  private final AwsCall aws;

  public AwsOrganizationReader(AwsClients clients) {
    this.organizations = clients.organizations();
    this.aws = clients.calls();
  }

  @Override
  public OrganizationTree tree() {
    Organization organization = organization();
    Root root = root(organization);
    AwsTreeWalk walk = new AwsTreeWalk(organizations, aws);
    walk.from(root);
    return new OrganizationTree(
        organization.id(),
        new TargetId(organization.masterAccountId()),
        root,
        walk.units(),
        walk.accounts());
  }

  @Override
  public boolean hasServiceAccess(String servicePrincipal) {
    return aws
        .call(
            "organizations:ListAWSServiceAccessForOrganization",
            "the organization",
            () ->
                organizations.listAWSServiceAccessForOrganizationPaginator().stream()
                    .flatMap(page -> page.enabledServicePrincipals().stream())
                    .toList())
        .stream()
        .anyMatch(service -> servicePrincipal.equals(service.servicePrincipal()));
  }

  private Organization organization() {
    Organization organization =
        aws.call(
                "organizations:DescribeOrganization",
                "the organization",
                organizations::describeOrganization)
            .organization();
    if (organization.featureSet() != OrganizationFeatureSet.ALL) {
      throw new AmiguardException(Kind.FAILED, ServiceErrors.NOT_ALL_FEATURES);
    }
    return organization;
  }

  /** An organization has exactly one root (Organizations quotas). */
  private Root root(Organization organization) {
    String thing =
        "organization %s, whose management account is %s"
            .formatted(organization.id(), organization.masterAccountId());
    List<software.amazon.awssdk.services.organizations.model.Root> roots =
        aws.call(
            "organizations:ListRoots",
            thing,
            () ->
                organizations.listRootsPaginator().stream()
                    .flatMap(page -> page.roots().stream())
                    .toList());
    return roots.stream()
        .findFirst()
        .map(root -> new Root(new TargetId(root.id()), root.name(), enabledTypes(root)))
        .orElseThrow(
            () ->
                new AmiguardException(
                    Kind.FAILED,
                    "AWS shows no root for %s (organizations:ListRoots): run it again"
                        .formatted(thing)));
  }

  private static Set<String> enabledTypes(
      software.amazon.awssdk.services.organizations.model.Root root) {
    return root.policyTypes().stream()
        .filter(type -> type.status() == PolicyTypeStatus.ENABLED)
        .map(PolicyTypeSummary::typeAsString)
        .collect(toSet());
  }
}
