package io.amiguard.conversion;

import io.amiguard.settings.PolicySettings;
import java.util.List;
import java.util.Map;

/**
 * A policy of a settings file that is being written.
 *
 * @param settings the policy, or the nearest that settings can say
 * @param remarks what stands above it as comments
 * @param targetIds the ids behind the names of targets
 * @param obstacles why it is not the same; a policy with obstacles is written as a comment, so that
 *     nobody applies it unseen
 */
public record DraftPolicy(
    PolicySettings settings,
    List<String> remarks,
    Map<String, String> targetIds,
    List<Obstacle> obstacles) {

  public DraftPolicy {
    remarks = List.copyOf(remarks);
    targetIds = Map.copyOf(targetIds);
    obstacles = List.copyOf(obstacles);
  }

  DraftPolicy withoutTargets() {
    PolicySettings without =
        new PolicySettings(
            settings.name(),
            settings.description(),
            List.of(),
            settings.allowedImages(),
            settings.adoption(),
            settings.where());
    return new DraftPolicy(without, remarks, targetIds, obstacles);
  }

  boolean isExact() {
    return obstacles.isEmpty();
  }
}
