package io.amiguard.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.policy.Difference;
import io.amiguard.policy.EffectivePolicy;
import io.amiguard.policy.Inheritance;
import io.amiguard.policy.Meaning;
import io.amiguard.policy.PolicyKeys;
import java.util.List;
import java.util.Optional;

/** What each account should have, as far as Allowed AMIs go. */
public final class Expectation {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Inheritance inheritance;

  private Expectation(Inheritance inheritance) {
    this.inheritance = inheritance;
  }

  /** Returns what the policies of an organization give its accounts. */
  public static Expectation of(CurrentOrganization organization) {
    return new Expectation(Inheritance.of(organization.tree(), organization.policies()));
  }

  /** Returns the whole prediction for an account. */
  public EffectivePolicy of(TargetId account) {
    return inheritance.effective(account);
  }

  /**
   * Returns where AWS's effective policy says something else about Allowed AMIs or the exception
   * message; {@code before} is what was expected, {@code after} what AWS says. A value that depends
   * on the order of attachment may be any of its candidates.
   */
  public List<Difference> differences(TargetId account, Optional<ObjectNode> actual) {
    EffectivePolicy expected = of(account);
    return Difference.between(ours(expected.content()), ours(actual.orElseGet(NODES::objectNode)))
        .stream()
        .filter(difference -> !isCandidate(expected, difference))
        .toList();
  }

  /** Returns the part of an effective policy that amiguard is about. */
  static ObjectNode ours(ObjectNode effective) {
    ObjectNode ours = NODES.objectNode();
    JsonNode attributes = effective.path(PolicyKeys.EC2_ATTRIBUTES);
    for (String key : List.of(PolicyKeys.EXCEPTION_MESSAGE, PolicyKeys.ALLOWED_IMAGES_SETTINGS)) {
      if (attributes.has(key)) {
        ours.withObjectProperty(PolicyKeys.EC2_ATTRIBUTES).set(key, attributes.get(key));
      }
    }
    return ours;
  }

  private static boolean isCandidate(EffectivePolicy expected, Difference difference) {
    String path = "/" + String.join("/", difference.path());
    return expected.uncertain().stream()
        .filter(uncertain -> uncertain.path().equals(path))
        .flatMap(uncertain -> uncertain.candidates().stream())
        .map(candidate -> Optional.of(Meaning.of(candidate.value())))
        .anyMatch(difference.after().map(Meaning::of)::equals);
  }
}
