package io.amiguard.plan;

import io.amiguard.organization.TargetId;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyName;
import java.util.List;

/**
 * A policy as the settings want it, with its targets found in the organization.
 *
 * @param document what a new policy says; of a live one it replaces only what is ours
 */
public record DesiredPolicy(
    PolicyName name, String description, PolicyDocument document, List<TargetId> targets) {

  public DesiredPolicy {
    targets = targets.stream().distinct().sorted().toList();
  }
}
