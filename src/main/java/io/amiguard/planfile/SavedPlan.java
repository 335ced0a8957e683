package io.amiguard.planfile;

import io.amiguard.plan.Plan;
import java.util.Map;

/**
 * A plan that was in a file.
 *
 * @param providerNames the names that the settings gave to account ids
 */
public record SavedPlan(Plan plan, Map<String, String> providerNames) {
  public SavedPlan {
    providerNames = Map.copyOf(providerNames);
  }
}
