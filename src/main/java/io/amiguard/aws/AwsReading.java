package io.amiguard.aws;

import static java.util.Objects.requireNonNull;

import io.amiguard.organization.OrganizationTree;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.policy.DeclarativePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** The reading of a whole organization: its tree and its policies, side by side. */
public final class AwsReading {

  private AwsReading() {}

  /** Reads; first what says whether this is an organization at all, and whether it may be read. */
  public static CurrentOrganization read(AwsClients clients) {
    AwsOrganizationReader organization = new AwsOrganizationReader(clients);
    AwsOrganizationReader.Head head = organization.head();
    AtomicReference<OrganizationTree> tree = new AtomicReference<>();
    AtomicBoolean hasServiceAccess = new AtomicBoolean();
    List<DeclarativePolicy> policies = new ArrayList<>();
    SideBySide.run(
        List.of(
            () -> tree.set(organization.tree(head)),
            () ->
                hasServiceAccess.set(
                    organization.hasServiceAccess(DeclarativePolicy.SERVICE_PRINCIPAL)),
            () -> policies.addAll(new AwsPolicyReader(clients).policies())));
    return new CurrentOrganization(requireNonNull(tree.get()), hasServiceAccess.get(), policies);
  }
}
