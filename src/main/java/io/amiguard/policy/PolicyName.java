package io.amiguard.policy;

/** The name of a policy; unique in an organization, and our address of a policy. */
public record PolicyName(String value) implements Comparable<PolicyName> {

  /** API {@code PolicyName}: at most 128 characters. */
  public static final int MAX_LENGTH = 128;

  @Override
  public int compareTo(PolicyName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
