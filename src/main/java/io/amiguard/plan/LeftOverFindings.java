package io.amiguard.plan;

import io.amiguard.Finding;
import io.amiguard.Finding.Where;
import java.util.List;
import java.util.Set;

/** What a plan says of policies that are ours and that the settings no longer name. */
final class LeftOverFindings {
  private static final String RULE = "plan.left-over-policy";

  private LeftOverFindings() {}

  /** Returns the findings but for those about policies that are left over at these places. */
  static List<Finding> without(Set<Where> places, List<Finding> findings) {
    return findings.stream()
        .filter(finding -> !isLeftOver(finding) || !places.contains(finding.where()))
        .toList();
  }

  /** Returns the findings but for those about policies that are left over and are not known. */
  static List<Finding> onlyOf(List<Finding> known, List<Finding> findings) {
    return findings.stream()
        .filter(finding -> !isLeftOver(finding) || known.contains(finding))
        .toList();
  }

  private static boolean isLeftOver(Finding finding) {
    return finding.rule().equals(RULE);
  }
}
