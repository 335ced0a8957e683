package io.amiguard.aws;

import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.OrganizationalUnit;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.CurrentOrganization;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The least time in which AWS's rates let an organization be read, whatever the order of calls, if
 * each answer took no time at all.
 *
 * <p>The place of an account shows only in a list of its parent's children, and that a parent has
 * no more children only at the end of both its lists. So every page of both lists of every parent
 * is a call of {@code ListChildren} or of a {@code List…ForParent}, whose limits are apart.
 *
 * @param childPages the pages of both lists of all parents
 * @param accountPages the pages of {@code ListAccounts}; without it, names would take more calls of
 *     the others
 * @param policyPages of {@code ListPolicies} and {@code ListTargetsForPolicy}, which share a limit
 */
record IdealReading(int childPages, int accountPages, int policyPages, int policies) {
  private static final int PAGE = 20;

  static IdealReading of(CurrentOrganization organization) {
    OrganizationTree tree = organization.tree();
    List<TargetId> parents =
        Stream.concat(
                Stream.of(tree.root().id()), tree.units().stream().map(OrganizationalUnit::id))
            .toList();
    int targetPages =
        organization.policies().stream().mapToInt(policy -> pages(policy.targets().size())).sum();
    return new IdealReading(
        parents.stream()
            .mapToInt(
                parent ->
                    pages(tree.unitsIn(parent).size()) + pages(tree.accountsIn(parent).size()))
            .sum(),
        pages(tree.accounts().size()),
        pages(organization.policies().size()) + targetPages,
        organization.policies().size());
  }

  /**
   * The lists go on side by side: the longest counts. The numbers are those of AWS's page.
   *
   * @param scale what AWS's rates and bursts are multiplied with
   */
  double seconds(double scale) {
    return DoubleStream.of(
            (childPages - (8 + 10) * scale) / (5 + 6),
            (accountPages - 12 * scale) / 8,
            (policyPages - 8 * scale) / 5,
            (policies - 2 * scale) / 2,
            (policies - 15 * scale) / 10)
        .map(seconds -> seconds / scale)
        .max()
        .orElseThrow();
  }

  private static int pages(int items) {
    return Math.max(1, (items + PAGE - 1) / PAGE);
  }
}
