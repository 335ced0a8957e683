package io.amiguard.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What Allowed AMIs does in an account; the policy key {@code state}. */
public enum State {
  /** Images that match no criterion can neither be found nor launched. */
  ENABLED,
  /** Nothing is blocked; images that match no criterion are marked. */
  AUDIT_MODE,
  /** Nothing is blocked or marked. */
  DISABLED;

  /** Returns the word that a declarative policy uses, such as {@code audit_mode}. */
  public String inPolicy() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the word that the EC2 API uses, such as {@code audit-mode}. */
  public String inEc2() {
    return inPolicy().replace('_', '-');
  }

  /** Returns the state that a word names, in either spelling. */
  public static Optional<State> parse(String word) {
    return Arrays.stream(values())
        .filter(state -> state.inPolicy().equals(word) || state.inEc2().equals(word))
        .findFirst();
  }

  /** Returns the words that a settings file may use. */
  public static List<String> words() {
    return Arrays.stream(values()).map(State::inPolicy).toList();
  }
}
