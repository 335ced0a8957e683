package io.amiguard.plan;

import io.amiguard.organization.TargetId;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyName;
import java.util.List;

/**
 * A policy as the settings want it, with its targets found in the organization.
 *
 * @param document what a new policy says; of a live one it replaces only what is ours
 * @param adoption what to do if a policy of that name is live without our tag
 */
public record DesiredPolicy(
    PolicyName name,
    String description,
    PolicyDocument document,
    List<TargetId> targets,
    Adoption adoption) {

  public DesiredPolicy {
    targets = targets.stream().distinct().sorted().toList();
  }

  /** Creates one that takes no policy over. */
  public DesiredPolicy(
      PolicyName name, String description, PolicyDocument document, List<TargetId> targets) {
    this(name, description, document, targets, Adoption.REFUSED);
  }
}
