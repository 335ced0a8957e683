package io.amiguard.policy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonNode.OverwriteMode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.organization.TargetId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an account ends up with, and why.
 *
 * <p>Paths are JSON pointers into the effective policy, in lower case.
 *
 * @param decisions the values that are certain, and who decided them
 * @param uncertain the values that depend on something that AWS does not expose or document
 * @param ignored operators that a policy at a higher level does not permit; AWS ignores them
 *     silently
 */
public record EffectivePolicy(
    List<Decision> decisions, List<Uncertain> uncertain, List<IgnoredOperator> ignored) {

  public EffectivePolicy {
    decisions = List.copyOf(decisions);
    uncertain = List.copyOf(uncertain);
    ignored = List.copyOf(ignored);
  }

  /**
   * Returns the policy as {@code DescribeEffectivePolicy} would give it: bare values, keys in lower
   * case. What is uncertain is left out. Keys stand in alphabetical order, lists in order of
   * appearance; AWS promises neither. A container without a value is not part of it: nothing is
   * published about empty containers, and they say nothing.
   */
  public ObjectNode content() {
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    for (Decision decision : decisions) {
      JsonPointer path = JsonPointer.compile(decision.path());
      content
          .withObject(path.head(), OverwriteMode.NONE, false)
          .set(path.last().getMatchingProperty(), decision.value());
    }
    return content;
  }

  /** A policy attached to a target, as the one that said something. */
  public record Source(PolicyId policyId, PolicyName policyName, TargetId targetId) {}

  /**
   * One step towards a value: an operator of one policy that took effect.
   *
   * @param operator such as {@code @@assign}
   * @param values what it assigned, added or took out; values that were there already, or not there
   *     to be taken out, are not among them
   * @param pointer JSON pointer to the node in the policy's own document, in its own spelling
   */
  public record Step(Source source, String operator, List<String> values, String pointer) {
    public Step {
      values = List.copyOf(values);
    }
  }

  /**
   * A value and who decided it.
   *
   * @param value a text, or a list of texts
   * @param steps what made the value, in order: the assignment that counts, then what was appended
   *     and removed
   * @param overridden whose earlier values or parallel assignments lost; of peers that assign the
   *     same value, and whose order is not known, the first by id counts as the winner
   * @param permitted the operators that policies at lower levels may use on the value
   */
  public record Decision(
      String path,
      JsonNode value,
      List<Step> steps,
      List<Source> overridden,
      List<String> permitted) {
    public Decision {
      steps = List.copyOf(steps);
      overridden = List.copyOf(overridden);
      permitted = List.copyOf(permitted);
    }

    /** Returns a copy of the value. */
    @Override
    public JsonNode value() {
      return value.deepCopy();
    }
  }

  /**
   * A value that could be any of several, or might not be there.
   *
   * @param candidates the different values that it may have
   * @param lock whose control on a container above may keep the value from being there at all; then
   *     "no value" is one more candidate
   */
  public record Uncertain(String path, List<Decision> candidates, Optional<Source> lock) {
    public Uncertain {
      candidates = List.copyOf(candidates);
    }

    /** Returns the rules that leave the value open. */
    public List<InheritanceRule> because() {
      List<InheritanceRule> rules = new ArrayList<>();
      if (candidates.size() > 1) {
        rules.add(InheritanceRule.FIRST_ATTACHED_ASSIGNS);
      }
      if (lock.isPresent()) {
        rules.add(InheritanceRule.CONTAINER_CONTROL);
      }
      return List.copyOf(rules);
    }
  }

  /** An operator that does not count, because {@code lock} does not permit it below itself. */
  public record IgnoredOperator(String path, String operator, Source source, Source lock) {}
}
