package io.amiguard.planfile;

import io.amiguard.Finding;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.Plan;
import io.amiguard.plan.Planner;
import java.util.List;
import java.util.Map;

/**
 * A plan that was in a file.
 *
 * @param id of this file and its copies; the same plan saved once more has another
 * @param ofSettings the findings of the settings, which planning again does not find
 * @param providerNames the names that the settings gave to account ids
 */
public record SavedPlan(
    String id, Plan plan, List<Finding> ofSettings, Map<String, String> providerNames) {
  public SavedPlan {
    ofSettings = List.copyOf(ofSettings);
    providerNames = Map.copyOf(providerNames);
  }

  /** Returns the plan that reaches the same from an organization as it is now. */
  public Plan planFor(CurrentOrganization live) {
    return Planner.plan(live, plan.desired(), plan.options(), ofSettings)
        .withLeftOversOf(plan.findings());
  }
}
