package io.amiguard.report;

import java.util.List;

/**
 * What a complete report comes to (API {@code GetDeclarativePoliciesReportSummary}): how many
 * accounts have which value, and not which accounts.
 *
 * @param accounts how many it is about
 * @param failedAccounts those of them that AWS could not read
 */
public record ReportSummary(int accounts, int failedAccounts, List<AttributeSummary> attributes) {

  public ReportSummary {
    attributes = List.copyOf(attributes);
  }

  /** Returns what it says about Allowed AMIs; usually one attribute. */
  public List<AttributeSummary> allowedImages() {
    return attributes.stream().filter(AttributeSummary::isAboutAllowedImages).toList();
  }
}
