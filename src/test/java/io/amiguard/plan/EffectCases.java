package io.amiguard.plan;

import static io.amiguard.testing.Acme.allowing;

import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.State;

/** Plans, and what they do to accounts. */
abstract class EffectCases {
  static final AllowedImagesSettings AUDIT = allowing(State.AUDIT_MODE, "amazon");

  static final String STATE_ENABLED =
      """
      {"ec2_attributes":{"allowed_images_settings":{"state":{"@@assign":"enabled"}}}}
      """;
}
