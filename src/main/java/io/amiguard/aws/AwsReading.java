package io.amiguard.aws;

import static java.util.Objects.requireNonNull;

import io.amiguard.aws.AwsOrganizationReader.Head;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.CurrentReader;
import io.amiguard.policy.DeclarativePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Reads an organization from AWS: its tree and its policies, side by side. */
public final class AwsReading implements CurrentReader {
  /** More accounts than this take longer one by one than all of a usual organization. */
  private static final int FEW = 10;

  private final AwsOrganizationReader organization;
  private final AwsPolicyReader policies;

  /**
   * @param listener told how far a reading is
   */
  public AwsReading(AwsClients clients, ReadingListener listener) {
    this.organization = new AwsOrganizationReader(clients, listener);
    this.policies = new AwsPolicyReader(clients, listener);
  }

  @Override
  public CurrentOrganization whole() {
    return read(organization::tree);
  }

  /** Goes up from each account if they are few, and all of them are there. */
  @Override
  public CurrentOrganization around(Set<TargetId> accounts) {
    return accounts.size() > FEW
        ? whole()
        : read(
            head -> {
              Optional<OrganizationTree> branches = organization.branches(head, accounts);
              return branches.orElseGet(() -> organization.tree(head));
            });
  }

  /** First what says whether this is an organization at all, and whether it may be read. */
  private CurrentOrganization read(Function<Head, OrganizationTree> reading) {
    Head head = organization.head();
    AtomicReference<OrganizationTree> tree = new AtomicReference<>();
    AtomicBoolean hasServiceAccess = new AtomicBoolean();
    List<DeclarativePolicy> found = new ArrayList<>();
    SideBySide.run(
        List.of(
            () -> tree.set(reading.apply(head)),
            () ->
                hasServiceAccess.set(
                    organization.hasServiceAccess(DeclarativePolicy.SERVICE_PRINCIPAL)),
            () -> found.addAll(policies.policies())));
    return new CurrentOrganization(requireNonNull(tree.get()), hasServiceAccess.get(), found);
  }
}
