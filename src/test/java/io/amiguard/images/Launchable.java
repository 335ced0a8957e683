package io.amiguard.images;

import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.Inheritance;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.testing.Acme;
import java.util.List;

/** What can be launched under one policy on the root. */
final class Launchable {
  private Launchable() {}

  static LaunchableImages with(AllowedImagesSettings settings) {
    return with(PolicyDocument.of(settings));
  }

  /** Reads {@code allowed_images_settings} of a policy document. */
  static LaunchableImages with(String settings) {
    return with(
        PolicyDocument.parse(
            "{\"ec2_attributes\": {\"allowed_images_settings\": %s}}".formatted(settings)));
  }

  private static LaunchableImages with(PolicyDocument document) {
    return LaunchableImages.of(
        Inheritance.of(
                Acme.tree(),
                List.of(Acme.foreign("p-11111111", "one", document.json().toString(), Acme.ROOT)))
            .effective(Acme.DEV));
  }
}
