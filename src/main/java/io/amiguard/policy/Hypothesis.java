package io.amiguard.policy;

import io.amiguard.organization.TargetId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What AWS neither shows nor documents, taken for known.
 *
 * @param order the policies of targets, first attached first; policies that are not named come
 *     after those that are, and among themselves, as on targets that are not named, stay as they
 *     were
 */
public record Hypothesis(Map<TargetId, List<PolicyName>> order, NewKeys newKeys) {
  public Hypothesis {
    order = Map.copyOf(order);
  }

  /** Returns the same without what it says about the order on one target. */
  public Hypothesis elsewhereThan(TargetId target) {
    Map<TargetId, List<PolicyName>> others = new HashMap<>(order);
    others.remove(target);
    return new Hypothesis(others, newKeys);
  }

  /** What becomes of a key that is added below a locked container ({@link InheritanceRule}). */
  public enum NewKeys {
    COUNT,
    ARE_KEPT_OUT
  }
}
