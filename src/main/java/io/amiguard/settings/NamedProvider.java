package io.amiguard.settings;

import io.amiguard.policy.ImageProvider;
import io.amiguard.source.Blanks;
import io.amiguard.source.Quoted;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A name for an account that the user trusts to publish images.
 *
 * @param account a 12-digit account id
 * @param owner who answers for the trust
 * @param reason why the account is trusted
 * @param expires the last day on which the trust counts
 */
public record NamedProvider(
    String name,
    ImageProvider account,
    Optional<String> owner,
    Optional<String> reason,
    Optional<LocalDate> expires) {

  /** Returns a name that never expires and says nothing but the account. */
  public static NamedProvider of(String name, ImageProvider account) {
    return new NamedProvider(name, account, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Returns whether a text can be the name of a provider. */
  public static boolean isName(String text) {
    return faultOf(text).isEmpty();
  }

  /** Returns why a text cannot be the name of a provider. */
  static Optional<String> faultOf(String name) {
    if (name.isBlank() || !name.equals(Blanks.strip(name))) {
      return Optional.of("is empty, or begins or ends with a space");
    }
    if (ProviderWords.isReserved(name)) {
      return Optional.of("is a word of AWS");
    }
    return ProviderWords.looksLikeAccountId(name)
        ? Optional.of("looks like an account id")
        : Optional.empty();
  }

  /** Returns the name with the account id behind it. */
  String label() {
    return Quoted.text(name) + " (" + account + ")";
  }
}
