package io.amiguard.policy;

import static io.amiguard.policy.PolicyKeys.ALLOWED_IMAGES_SETTINGS;
import static io.amiguard.policy.PolicyKeys.CHILD_CONTROL;
import static io.amiguard.policy.PolicyKeys.EC2_ATTRIBUTES;
import static io.amiguard.policy.PolicyKeys.EXCEPTION_MESSAGE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Puts what we say about Allowed AMIs into a document that may say more. */
final class PolicyDocumentMerge {
  private static final Set<String> OURS =
      Set.of(ALLOWED_IMAGES_SETTINGS, EXCEPTION_MESSAGE, CHILD_CONTROL);

  private PolicyDocumentMerge() {}

  /** Returns {@code content} with Allowed AMIs as in {@code ours}, all else kept. */
  static ObjectNode merge(ObjectNode content, ObjectNode ours) {
    ObjectNode result = content.deepCopy();
    ObjectNode attributes = attributes(result);
    JsonNode wanted = ours.path(EC2_ATTRIBUTES);
    if (isOursAlone(attributes)) {
      attributes.remove(CHILD_CONTROL);
      put(attributes, wanted, CHILD_CONTROL);
    }
    for (String key : List.of(EXCEPTION_MESSAGE, ALLOWED_IMAGES_SETTINGS)) {
      put(attributes, wanted, key);
    }
    return result;
  }

  /** What stands there and is no object says nothing to AWS, and gives way. */
  private static ObjectNode attributes(ObjectNode content) {
    String key = keyIn(content, EC2_ATTRIBUTES);
    return content.get(key) instanceof ObjectNode present ? present : content.putObject(key);
  }

  /** Returns {@code content} without one attribute, all else kept. */
  static ObjectNode without(ObjectNode content, String attribute) {
    ObjectNode result = content.deepCopy();
    if (result.get(keyIn(result, EC2_ATTRIBUTES)) instanceof ObjectNode attributes) {
      attributes.remove(keyIn(attributes, attribute));
    }
    return result;
  }

  /** Returns whether there is an attribute that is not ours to write. */
  static boolean saysMore(ObjectNode content) {
    return content.properties().stream()
        .anyMatch(
            field ->
                !field.getKey().equalsIgnoreCase(EC2_ATTRIBUTES)
                    || (field.getValue() instanceof ObjectNode attributes
                        && !isOursAlone(attributes)));
  }

  private static void put(ObjectNode attributes, JsonNode wanted, String key) {
    if (wanted.has(key)) {
      attributes.set(keyIn(attributes, key), wanted.get(key).deepCopy());
    }
  }

  /**
   * Returns the key as the node spells it, if it has it: AWS refuses two keys that differ in case
   * only (recorded with tag policies).
   */
  private static String keyIn(ObjectNode node, String key) {
    return node.properties().stream()
        .map(Map.Entry::getKey)
        .filter(key::equalsIgnoreCase)
        .findFirst()
        .orElse(key);
  }

  /**
   * A control on {@code ec2_attributes} also speaks about every other attribute, so it is written
   * only where there is none.
   */
  private static boolean isOursAlone(ObjectNode attributes) {
    return attributes.properties().stream()
        .map(attribute -> attribute.getKey().toLowerCase(Locale.ROOT))
        .allMatch(OURS::contains);
  }
}
