package io.amiguard.sandbox;

import io.amiguard.organization.TargetId;
import java.util.Optional;

/**
 * The access key ids that mean something to a sandbox, and the session tokens that {@code
 * AssumeRole} gives. They hold the account and the name of the session in plain sight, so that they
 * outlive a restart; nothing about them is secret.
 *
 * <ul>
 *   <li>{@code ASIASBOX} and an account id: a session in that account
 *   <li>{@code AKIASBOX} and an account id: the keys of a user of that account, which nobody has to
 *       ask for; as in AWS they are good for nothing once the account is not active
 *   <li>anything else: a user of the management account
 * </ul>
 */
final class AccessKeys {
  private static final String PREFIX = "ASIASBOX";
  private static final String OWN_PREFIX = "AKIASBOX";
  private static final String TOKEN_PREFIX = "sandbox-session:";
  private static final String SECRET_PREFIX = "sandbox-secret:";
  private static final String NO_NAME = "sandbox";

  private AccessKeys() {}

  static String of(TargetId account) {
    return PREFIX + account;
  }

  /** Returns the secret key that belongs to a key; nobody looks at it. */
  static String secretOf(TargetId account) {
    return SECRET_PREFIX + account;
  }

  /** Returns the account that a key was given for; keys from elsewhere have none. */
  static Optional<TargetId> accountOf(String accessKeyId) {
    return accountBehind(PREFIX, accessKeyId).filter(TargetId::isValid).map(TargetId::new);
  }

  /** Returns what stands for the account in the keys of a user; other keys have nothing. */
  static Optional<String> ownerOf(String accessKeyId) {
    return accountBehind(OWN_PREFIX, accessKeyId);
  }

  private static Optional<String> accountBehind(String prefix, String accessKeyId) {
    return Optional.of(accessKeyId)
        .filter(key -> key.startsWith(prefix))
        .map(key -> key.substring(prefix.length()));
  }

  static String tokenOf(String session) {
    return TOKEN_PREFIX + session;
  }

  /**
   * Returns the name of the session that a token was given for; {@value #NO_NAME} if it has none.
   */
  static String sessionOf(Optional<String> token) {
    return token
        .filter(text -> text.startsWith(TOKEN_PREFIX))
        .map(text -> text.substring(TOKEN_PREFIX.length()))
        .orElse(NO_NAME);
  }
}
