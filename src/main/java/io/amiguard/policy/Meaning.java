package io.amiguard.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * JSON with everything taken out that does not change what a policy means. Two policies mean the
 * same if their meanings are equal.
 *
 * <ul>
 *   <li>Keys carry no case and no order: AWS merges and returns them in lower case.
 *   <li>Lists are sets: the values of one list are alternatives.
 *   <li>A child control of {@code @@all} is the default and says nothing.
 *   <li>Scalars are text: AWS's samples write numbers as text, and effective policies return
 *       numbers and booleans as text; {@code 007} and {@code 7} are the same number, except in a
 *       list, where they are names.
 * </ul>
 */
public final class Meaning {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,18}");

  private Meaning() {}

  /** Returns the meaning of a document or of a part of one. */
  public static JsonNode of(JsonNode node) {
    if (node instanceof ObjectNode object) {
      return ofObject(object);
    }
    if (node instanceof ArrayNode array) {
      return ofArray(array);
    }
    return ofScalar(node);
  }

  private static JsonNode ofObject(ObjectNode object) {
    Map<String, JsonNode> sorted = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (saysNothing(field)) {
        continue;
      }
      sorted.put(field.getKey().toLowerCase(Locale.ROOT), of(field.getValue()));
    }
    ObjectNode meaning = NODES.objectNode();
    sorted.forEach(meaning::set);
    return meaning;
  }

  private static JsonNode ofArray(ArrayNode array) {
    Map<String, JsonNode> sorted = new TreeMap<>();
    for (JsonNode item : array) {
      JsonNode meaning = item.isContainerNode() ? of(item) : text(item);
      sorted.put(meaning.toString(), meaning);
    }
    return NODES.arrayNode(sorted.size()).addAll(sorted.values());
  }

  private static JsonNode ofScalar(JsonNode scalar) {
    String text = scalar.asText();
    return WHOLE_NUMBER.matcher(text).matches()
        ? TextNode.valueOf(Long.toString(Long.parseLong(text)))
        : text(scalar);
  }

  private static JsonNode text(JsonNode scalar) {
    return TextNode.valueOf(scalar.asText());
  }

  /** Returns whether a key with its value is a control that restricts nobody. */
  static boolean saysNothing(Map.Entry<String, JsonNode> field) {
    return field.getKey().equals(PolicyKeys.CHILD_CONTROL)
        && field.getValue().isArray()
        && field.getValue().size() == 1
        && field.getValue().get(0).asText().equals(PolicyKeys.ALL);
  }
}
