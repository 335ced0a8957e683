package io.amiguard.inventory;

import java.util.function.Supplier;

/**
 * How an image does against one parameter of a criterion.
 *
 * @param words why, for a person; asked for only when it is shown
 */
record Outcome(Kind kind, Supplier<String> words) {

  /** Whether the image passes. */
  enum Kind {
    MATCHES,
    FAILS,
    /** The very day of a limit; AWS's pages contradict each other about it. */
    ON_BOUNDARY,
    /** Something about the image, or about what the policy means, is not known. */
    UNKNOWN
  }

  static Outcome matches(String what) {
    return new Outcome(Kind.MATCHES, () -> what + " matches");
  }

  static Outcome fails(Supplier<String> why) {
    return new Outcome(Kind.FAILS, why);
  }

  static Outcome onBoundary(Supplier<String> why) {
    return new Outcome(Kind.ON_BOUNDARY, why);
  }

  static Outcome unknown(Supplier<String> why) {
    return new Outcome(Kind.UNKNOWN, why);
  }

  boolean isOpen() {
    return kind == Kind.ON_BOUNDARY || kind == Kind.UNKNOWN;
  }

  String why() {
    return words.get();
  }
}
