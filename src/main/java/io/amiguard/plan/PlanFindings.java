package io.amiguard.plan;

import io.amiguard.Finding;
import io.amiguard.Finding.Where;
import java.util.List;
import java.util.Set;

/** Parts of the findings of a plan, by what they are about. */
final class PlanFindings {
  private static final String LEFT_OVER = "plan.left-over-policy";
  private static final Set<String> ABOUT_INSTANCES =
      Set.of(Brake.MAX_BLOCKED_INSTANCES.rule(), EnforcementLimits.AMAZON_NOT_ALLOWED);

  private PlanFindings() {}

  /** Returns those that depend on what runs. */
  static List<Finding> aboutInstances(List<Finding> findings) {
    return findings.stream().filter(PlanFindings::isAboutInstances).toList();
  }

  /** Returns those that do not depend on what runs. */
  static List<Finding> notAboutInstances(List<Finding> findings) {
    return findings.stream().filter(finding -> !isAboutInstances(finding)).toList();
  }

  /** Returns all but those about policies that are left over at these places. */
  static List<Finding> withoutLeftOversAt(Set<Where> places, List<Finding> findings) {
    return findings.stream()
        .filter(finding -> !isLeftOver(finding) || !places.contains(finding.where()))
        .toList();
  }

  /** Returns all but those about policies that are left over and are not known. */
  static List<Finding> withLeftOversOf(List<Finding> known, List<Finding> findings) {
    return findings.stream()
        .filter(finding -> !isLeftOver(finding) || known.contains(finding))
        .toList();
  }

  private static boolean isAboutInstances(Finding finding) {
    return ABOUT_INSTANCES.contains(finding.rule());
  }

  private static boolean isLeftOver(Finding finding) {
    return finding.rule().equals(LEFT_OVER);
  }
}
