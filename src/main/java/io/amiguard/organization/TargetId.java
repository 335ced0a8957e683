package io.amiguard.organization;

import java.util.regex.Pattern;

/**
 * The id of a place where a policy can be attached: a root, an organizational unit, or an account.
 *
 * <p>Patterns from the Organizations API Reference (types {@code Root}, {@code OrganizationalUnit},
 * {@code Account}).
 */
public record TargetId(String value) implements Comparable<TargetId> {

  /** What kind of place an id names; the API's {@code TargetType}. */
  public enum Type {
    ROOT,
    ORGANIZATIONAL_UNIT,
    ACCOUNT
  }

  private static final Pattern ROOT = Pattern.compile("r-[0-9a-z]{4,32}");
  private static final Pattern ORGANIZATIONAL_UNIT =
      Pattern.compile("ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}");
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

  /**
   * @throws IllegalArgumentException if {@code value} is none of the three
   */
  public TargetId {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "'%s' is not a root (r-…), an organizational unit (ou-…-…) or a 12-digit account id"
              .formatted(value));
    }
  }

  /** Returns whether {@code text} has the form of a root, OU or account id. */
  public static boolean isValid(String text) {
    return ROOT.matcher(text).matches()
        || ORGANIZATIONAL_UNIT.matcher(text).matches()
        || ACCOUNT.matcher(text).matches();
  }

  public Type type() {
    if (value.startsWith("r-")) {
      return Type.ROOT;
    }
    return value.startsWith("ou-") ? Type.ORGANIZATIONAL_UNIT : Type.ACCOUNT;
  }

  public boolean isAccount() {
    return type() == Type.ACCOUNT;
  }

  @Override
  public int compareTo(TargetId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
