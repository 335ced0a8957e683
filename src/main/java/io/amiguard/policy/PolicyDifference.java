package io.amiguard.policy;

import io.amiguard.organization.TargetId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing in which a policy is not what it is compared with.
 *
 * @param policy as it is; as it should be if there is none
 * @param target the place of an attachment
 */
public record PolicyDifference(Kind kind, DeclarativePolicy policy, Optional<TargetId> target) {

  /** What is different. */
  public enum Kind {
    MISSING,
    UNEXPECTED,
    /** Another policy has the name. */
    REPLACED,
    DOCUMENT,
    DESCRIPTION,
    /** A tag of ours; other people's tags do not count. */
    TAGS,
    ATTACHED,
    DETACHED
  }

  /** Returns in what the actual policy is not the expected one; none if they mean the same. */
  public static List<PolicyDifference> between(
      Optional<DeclarativePolicy> expected, Optional<DeclarativePolicy> actual) {
    if (expected.isEmpty()) {
      return actual.map(policy -> of(Kind.UNEXPECTED, policy)).stream().toList();
    }
    if (actual.isEmpty()) {
      return List.of(of(Kind.MISSING, expected.get()));
    }
    return between(expected.get(), actual.get());
  }

  private static List<PolicyDifference> between(
      DeclarativePolicy expected, DeclarativePolicy actual) {
    if (expected.id().isKnown() && !expected.id().equals(actual.id())) {
      return List.of(of(Kind.REPLACED, actual));
    }
    List<PolicyDifference> differences = new ArrayList<>();
    if (!expected.document().equals(actual.document())) {
      differences.add(of(Kind.DOCUMENT, actual));
    }
    if (!expected.description().equals(actual.description())) {
      differences.add(of(Kind.DESCRIPTION, actual));
    }
    if (!expected.ownTags().equals(actual.ownTags())) {
      differences.add(of(Kind.TAGS, actual));
    }
    actual
        .targetsWithoutThoseOf(expected)
        .forEach(target -> differences.add(of(Kind.ATTACHED, actual, target)));
    expected
        .targetsWithoutThoseOf(actual)
        .forEach(target -> differences.add(of(Kind.DETACHED, actual, target)));
    return List.copyOf(differences);
  }

  private static PolicyDifference of(Kind kind, DeclarativePolicy policy) {
    return new PolicyDifference(kind, policy, Optional.empty());
  }

  private static PolicyDifference of(Kind kind, DeclarativePolicy policy, TargetId target) {
    return new PolicyDifference(kind, policy, Optional.of(target));
  }
}
