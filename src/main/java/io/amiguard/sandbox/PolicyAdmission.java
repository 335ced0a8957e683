package io.amiguard.sandbox;

import static io.amiguard.policy.PolicyKeys.ALL;
import static io.amiguard.policy.PolicyKeys.ALLOWED_IMAGES_SETTINGS;
import static io.amiguard.policy.PolicyKeys.APPEND;
import static io.amiguard.policy.PolicyKeys.ASSIGN;
import static io.amiguard.policy.PolicyKeys.CHILD_CONTROL;
import static io.amiguard.policy.PolicyKeys.EC2_ATTRIBUTES;
import static io.amiguard.policy.PolicyKeys.EXCEPTION_MESSAGE;
import static io.amiguard.policy.PolicyKeys.NONE;
import static io.amiguard.policy.PolicyKeys.REMOVE;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.policy.PolicyDocument;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which documents {@code CreatePolicy} and {@code UpdatePolicy} take: EC2 policies in the grammar
 * of the Organizations User Guide ("EC2 policy syntax", "Inheritance operators"), as strict as
 * recordings of tag policies show AWS to be. Of attributes other than Allowed AMIs only the grammar
 * of operators is checked.
 */
final class PolicyAdmission {
  private static final List<String> OPERATORS = List.of(ASSIGN, APPEND, REMOVE);
  private static final Set<String> CONTROLS = Set.of(ASSIGN, APPEND, REMOVE, ALL, NONE);
  private static final Set<String> OTHER_ATTRIBUTES =
      Set.of(
          "vpc_block_public_access",
          "serial_console_access",
          "image_block_public_access",
          "instance_metadata_defaults",
          "snapshot_block_public_access",
          "vpc_encryption_control");

  private PolicyAdmission() {}

  /** Returns the document, or nothing if AWS would refuse it. */
  static Optional<PolicyDocument> admit(String content) {
    try {
      PolicyDocument document = PolicyDocument.parse(content);
      return isPolicy(document.json()) ? Optional.of(document) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isPolicy(JsonNode document) {
    return document.size() == 1
        && document.path(EC2_ATTRIBUTES).isObject()
        && keysDiffer(document)
        && isContainer(document.path(EC2_ATTRIBUTES), PolicyAdmission::isAttribute);
  }

  private static boolean isAttribute(String key, JsonNode value) {
    return switch (key) {
      case EXCEPTION_MESSAGE -> isLeaf(value, PolicyAdmission::isScalar);
      case ALLOWED_IMAGES_SETTINGS -> isContainer(value, AllowedImagesGrammar::isSetting);
      default -> OTHER_ATTRIBUTES.contains(key) && isAnything(value);
    };
  }

  /** A rule for the value of a key. */
  @FunctionalInterface
  interface Rule {
    boolean holds(String key, JsonNode value);
  }

  /** Returns whether an object holds nothing but child control and members that follow a rule. */
  static boolean isContainer(JsonNode node, Rule member) {
    return node.isObject()
        && node.properties().stream()
            .allMatch(
                entry ->
                    entry.getKey().equals(CHILD_CONTROL)
                        ? isControl(entry.getValue())
                        : member.holds(entry.getKey(), entry.getValue()));
  }

  /**
   * Returns whether an object holds nothing but child control and operators.
   *
   * @param value the rule for what an operator is given
   */
  static boolean isLeaf(JsonNode node, Rule value) {
    return isContainer(node, (key, given) -> OPERATORS.contains(key) && value.holds(key, given))
        && !node.isEmpty();
  }

  private static boolean isScalar(String operator, JsonNode value) {
    return operator.equals(ASSIGN) && value.isTextual();
  }

  private static boolean isAnything(JsonNode node) {
    return isContainer(
        node,
        (key, value) ->
            OPERATORS.contains(key)
                ? !value.isObject()
                : !key.startsWith("@@") && isAnything(value));
  }

  private static boolean isControl(JsonNode node) {
    if (!node.isArray() || node.isEmpty()) {
      return false;
    }
    Set<String> words = new HashSet<>();
    for (JsonNode word : node) {
      if (!CONTROLS.contains(word.asText()) || !words.add(word.asText())) {
        return false;
      }
    }
    return !words.contains(NONE) || words.size() == 1;
  }

  /** Keys that differ in nothing but case count as the same key. */
  private static boolean keysDiffer(JsonNode node) {
    Set<String> keys = new HashSet<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!keys.add(entry.getKey().toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    for (JsonNode child : node) {
      if (!keysDiffer(child)) {
        return false;
      }
    }
    return true;
  }
}
