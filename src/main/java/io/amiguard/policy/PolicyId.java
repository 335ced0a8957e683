package io.amiguard.policy;

/** The id that AWS gave a policy, such as {@code p-11111111}. */
public record PolicyId(String value) implements Comparable<PolicyId> {
  @Override
  public int compareTo(PolicyId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
