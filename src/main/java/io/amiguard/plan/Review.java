package io.amiguard.plan;

/**
 * The look at a whole plan: what speaks against it, and what is worth knowing before it is made.
 */
public final class Review {
  private Review() {}

  /** Returns the plan with what was found. */
  public static Plan of(Plan plan) {
    Plan judged =
        plan.withFindings(ForeignOnPath.findings(plan))
            .withFindings(plan.options().limits().objectionsTo(plan));
    return plan.isRefused() || concernsNothing(plan)
        ? judged
        : judged.withFindings(
            InheritanceFindings.of(plan.after(), plan.touchedPolicies(), plan.targets()));
  }

  private static boolean concernsNothing(Plan plan) {
    return plan.isEmpty() && plan.desired().isEmpty();
  }
}
