package io.amiguard.policy;

import static java.util.stream.Collectors.joining;

import io.amiguard.policy.EffectivePolicy.Source;
import java.util.stream.Stream;

/** Short policy documents, and the sources of their values on a {@link Ladder}. */
final class Documents {
  static final String NAMES = "/ec2_attributes/names";
  static final String STATE = "/ec2_attributes/state";

  private Documents() {}

  /** Returns a document that uses one operator on the list {@value #NAMES}. */
  static String names(String operator, String... names) {
    String list = Stream.of(names).map("\"%s\""::formatted).collect(joining(", "));
    return """
        {"ec2_attributes": {"names": {"%s": [%s]}}}
        """
        .formatted(operator, list);
  }

  /** Returns a document that assigns the single value {@value #STATE}. */
  static String state(String state) {
    return """
        {"ec2_attributes": {"state": {"@@assign": "%s"}}}
        """
        .formatted(state);
  }

  /** Returns a document that assigns a state and controls what lower policies may do with it. */
  static String state(String state, String control) {
    return """
        {"ec2_attributes": {"state": {"@@assign": "%s",
            "@@operators_allowed_for_child_policies": ["%s"]}}}
        """
        .formatted(state, control);
  }

  /** Returns a policy of a ladder, attached to the root. */
  static Source onRoot(int peer) {
    return new Source(new PolicyId("p-root-" + peer), new PolicyName("root-" + peer), Ladder.ROOT);
  }

  /** Returns a policy of a ladder, attached to its first unit. */
  static Source onUnit(int peer) {
    return new Source(
        new PolicyId("p-unit1-" + peer), new PolicyName("unit1-" + peer), Ladder.UNIT);
  }

  /** Returns a policy of a ladder, attached to the account. */
  static Source onAccount(int peer) {
    return new Source(
        new PolicyId("p-account-" + peer), new PolicyName("account-" + peer), Ladder.ACCOUNT);
  }
}
