package io.amiguard.policy;

/** The id that AWS gave a policy, such as {@code p-11111111}. */
public record PolicyId(String value) implements Comparable<PolicyId> {

  /** Stands for the id of a policy that AWS has not created yet. */
  public static final PolicyId UNKNOWN = new PolicyId("(known after apply)");

  public boolean isKnown() {
    return !equals(UNKNOWN);
  }

  @Override
  public int compareTo(PolicyId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
