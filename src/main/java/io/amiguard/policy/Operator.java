package io.amiguard.policy;

/** The operators that make a value, in the order in which AWS applies them to one target. */
enum Operator {
  /** Sets the value, whatever was inherited. */
  ASSIGN(PolicyKeys.ASSIGN),
  /** Adds to the inherited list, or starts one. */
  APPEND(PolicyKeys.APPEND),
  /** Takes out of the inherited list. */
  REMOVE(PolicyKeys.REMOVE);

  private final String key;

  Operator(String key) {
    this.key = key;
  }

  /** Returns AWS's word, such as {@code @@assign}. */
  String key() {
    return key;
  }
}
