package io.amiguard.verify;

import io.amiguard.policy.State;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What EC2 says is in force in one account and Region (API {@code GetAllowedImagesSettings}).
 *
 * @param criteria alternatives, so that neither order nor number carries a meaning
 */
public record AccountSettings(State state, Set<Criterion> criteria, ManagedBy managedBy) {

  /** Who decides about the setting (API member {@code ManagedBy}). */
  public enum ManagedBy {
    ACCOUNT,
    /** A declarative policy has reached EC2, and the account cannot change the setting. */
    DECLARATIVE_POLICY;

    /** Returns the word of the EC2 API, such as {@code declarative-policy}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns who a word names. */
    public static Optional<ManagedBy> parse(String word) {
      return Arrays.stream(values()).filter(value -> value.word().equals(word)).findFirst();
    }
  }

  public AccountSettings {
    criteria = Set.copyOf(criteria);
  }
}
