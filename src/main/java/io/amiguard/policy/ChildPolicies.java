package io.amiguard.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What policies at lower levels may do with the values of a policy; becomes
 * {@code @@operators_allowed_for_child_policies}.
 */
public enum ChildPolicies {
  /** Anything; AWS's default, nothing is written. */
  ALL,
  /** Add to the lists, change nothing. */
  APPEND,
  /** Nothing. */
  NONE;

  /** Returns the word of the settings file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the choice that a word of the settings file names. */
  public static Optional<ChildPolicies> parse(String word) {
    return Arrays.stream(values()).filter(choice -> choice.word().equals(word)).findFirst();
  }

  /** Returns the words that a settings file may use. */
  public static List<String> words() {
    return Arrays.stream(values()).map(ChildPolicies::word).toList();
  }
}
