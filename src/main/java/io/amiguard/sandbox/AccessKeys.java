package io.amiguard.sandbox;

import io.amiguard.organization.TargetId;
import java.util.Optional;

/**
 * The access key ids that {@code AssumeRole} gives. They hold the account in plain sight, so that
 * they outlive a restart; nothing about them is secret.
 */
final class AccessKeys {
  private static final String PREFIX = "ASIASBOX";

  private AccessKeys() {}

  static String of(TargetId account) {
    return PREFIX + account;
  }

  /** Returns the account that a key was given for; keys from elsewhere have none. */
  static Optional<TargetId> accountOf(String accessKeyId) {
    return Optional.of(accessKeyId)
        .filter(key -> key.startsWith(PREFIX))
        .map(key -> key.substring(PREFIX.length()))
        .filter(TargetId::isValid)
        .map(TargetId::new);
  }
}
