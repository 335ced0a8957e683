package io.amiguard.plan;

import io.amiguard.images.LaunchableImages;
import io.amiguard.policy.EffectivePolicy;
import io.amiguard.policy.PolicyKeys;

/** An effective policy, read once for all the times that it is compared with others. */
record Condition(EffectivePolicy policy, Enforcement enforcement, LaunchableImages images) {
  private static final String SETTINGS =
      "/" + PolicyKeys.EC2_ATTRIBUTES + "/" + PolicyKeys.ALLOWED_IMAGES_SETTINGS + "/";

  static Condition of(EffectivePolicy policy) {
    return new Condition(policy, Enforcement.of(policy), LaunchableImages.of(policy));
  }

  /** Returns whether nothing about Allowed AMIs is uncertain. */
  boolean isCertain() {
    return policy.uncertain().stream().noneMatch(open -> open.path().startsWith(SETTINGS));
  }

  /** Returns whether something may be kept out by a control on a container. */
  boolean hasLock() {
    return policy.uncertain().stream().anyMatch(open -> open.lock().isPresent());
  }

  boolean isEnforced() {
    return enforcement == Enforcement.YES;
  }

  boolean isEnforcedWithoutCriteria() {
    return Enforcement.lacksCriteria(policy);
  }

  /** Returns whether the same launches work for sure. */
  boolean isAs(Condition other) {
    return enforcement == other.enforcement && images.equals(other.images);
  }
}
