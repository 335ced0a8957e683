package io.amiguard.sandbox;

import io.amiguard.inventory.ImageRules;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Says which images an account may use now. Where AWS documents no answer, EC2 has one all the
 * same: here the very day of a limit still counts, and what is not known does not match.
 */
final class ImageJudge {
  private final State state;
  private final ImageRules rules;
  private final TargetId account;
  private final Instant now;

  ImageJudge(AllowedImages settings, TargetId account, Instant now) {
    this.state = settings.state();
    this.rules = ImageRules.of(settings.criteria().stream().map(Criteria::toPolicy).toList());
    this.account = account;
    this.now = now;
  }

  /** Returns what the API's {@code ImageAllowed} says; nothing while the setting is disabled. */
  @Nullable Boolean verdict(InventoryImage image) {
    return state == State.DISABLED ? null : allows(image);
  }

  /** Returns whether the account can find the image. */
  boolean shows(InventoryImage image) {
    return state != State.ENABLED || allows(image);
  }

  private boolean allows(InventoryImage image) {
    return rules.allows(image.image(), account.value(), now);
  }
}
