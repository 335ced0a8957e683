package io.amiguard.sandbox;

import java.util.List;
import java.util.Optional;

/**
 * One of AWS's throttling limits for Organizations (User Guide, "Quotas and service limits"). AWS
 * does not say whether operations that share a line share a bucket; here they do. For the last line
 * the page gives no limit; the rate is a guess.
 */
record Quota(List<String> operations, Rate perAccount, Optional<Rate> perOrganization) {

  /** Calls a second, and how many may come at once. */
  record Rate(double perSecond, double burst) {}

  private static final List<Quota> ALL =
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
          of(rate(1, 3), rate(1, 4), "ListAWSServiceAccessForOrganization"),
          of(rate(5, 8), rate(6, 10), "ListDelegatedAdministrators"),
          of(
              rate(2, 4),
              "DescribeEffectivePolicy",
              "ListAccountsWithInvalidEffectivePolicy",
              "ListEffectivePolicyValidationErrors"));

  Quota {
    operations = List.copyOf(operations);
  }

  /** Returns the limit of an operation, if there is one. */
  static Optional<Quota> of(String operation) {
    return ALL.stream().filter(quota -> quota.operations().contains(operation)).findFirst();
  }

  private static Quota of(Rate account, Rate organization, String... operations) {
    return new Quota(List.of(operations), account, Optional.of(organization));
  }

  private static Quota of(Rate account, String... operations) {
    return new Quota(List.of(operations), account, Optional.empty());
  }

  private static Rate rate(double perSecond, double burst) {
    return new Rate(perSecond, burst);
  }
}
