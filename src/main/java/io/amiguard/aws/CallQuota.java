package io.amiguard.aws;

import java.util.List;
import java.util.Optional;

/**
 * How often the operations of one line of AWS's table may be called (Organizations User Guide,
 * "Quotas and service limits", throttling limits). AWS does not say whether operations of one line
 * share a bucket; here they do, which is right in both cases.
 *
 * @param perOrganization the limit of all callers of the organization together, where there is one
 */
record CallQuota(
    List<String> operations, Basis basis, Rate perAccount, Optional<Rate> perOrganization) {

  /** Where the numbers are from. */
  enum Basis {
    DOCUMENTED,
    /** AWS publishes none; what it refuses corrects the guess. */
    GUESSED
  }

  /** Calls a second, and how many may come at once. */
  record Rate(int perSecond, int burst) {}

  /** The table; operations that are not in it have {@link #OTHERS}. */
  static final List<CallQuota> TABLE =
      List.of(
          of(rate(8, 12), rate(9, 15), "ListAccounts"),
          of(rate(6, 10), rate(7, 12), "ListChildren"),
          of(
              rate(5, 8),
              rate(6, 10),
              "ListParents",
              "ListAccountsForParent",
              "ListOrganizationalUnitsForParent"),
          of(rate(1, 2), rate(1, 3), "ListRoots"),
          of(rate(1, 2), "DescribeOrganization", "CreateOrganizationalUnit"),
          of(rate(20, 30), rate(24, 36), "DescribeAccount"),
          of(rate(2, 2), rate(2, 3), "DescribeOrganizationalUnit"),
          of(
              rate(5, 8),
              rate(6, 10),
              "ListPolicies",
              "ListPoliciesForTarget",
              "ListTargetsForPolicy"),
          of(rate(2, 2), rate(2, 3), "DescribePolicy"),
          of(rate(2, 3), "CreatePolicy", "DeletePolicy", "AttachPolicy", "DetachPolicy"),
          of(rate(2, 3), "UpdatePolicy"),
          of(rate(1, 1), "EnablePolicyType", "DisablePolicyType"),
          of(rate(4, 6), "TagResource", "UntagResource"),
          of(rate(10, 15), rate(12, 18), "ListTagsForResource"),
          of(rate(1, 2), "EnableAWSServiceAccess", "DisableAWSServiceAccess"),
          of(
              rate(1, 3),
              rate(1, 4),
              "ListAWSServiceAccessForOrganization",
              "ListDelegatedServicesForAccount"),
          of(rate(5, 8), rate(6, 10), "ListDelegatedAdministrators"));

  /**
   * What no line names, such as {@code DescribeEffectivePolicy}. Two calls a second is what AWS
   * allows its slower operations.
   */
  static final CallQuota OTHERS =
      new CallQuota(List.of(), Basis.GUESSED, rate(2, 3), Optional.empty());

  CallQuota {
    operations = List.copyOf(operations);
  }

  private static CallQuota of(Rate account, Rate organization, String... operations) {
    return new CallQuota(List.of(operations), Basis.DOCUMENTED, account, Optional.of(organization));
  }

  private static CallQuota of(Rate account, String... operations) {
    return new CallQuota(List.of(operations), Basis.DOCUMENTED, account, Optional.empty());
  }

  private static Rate rate(int perSecond, int burst) {
    return new Rate(perSecond, burst);
  }
}
