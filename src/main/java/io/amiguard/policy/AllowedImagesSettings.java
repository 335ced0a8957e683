package io.amiguard.policy;

import java.util.List;
import java.util.Optional;

/**
 * What one policy says about Allowed AMIs.
 *
 * @param state empty where the policy leaves the state to others
 * @param criteria at most {@value #MAX_CRITERIA}; an image that matches one of them is allowed
 * @param exceptionMessage what a blocked caller is told
 */
public record AllowedImagesSettings(
    Optional<State> state,
    List<ImageCriterion> criteria,
    Optional<String> exceptionMessage,
    ChildPolicies childPolicies) {

  public static final int MAX_CRITERIA = 10;

  public AllowedImagesSettings {
    criteria = List.copyOf(criteria);
  }
}
