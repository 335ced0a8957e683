package io.amiguard.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * A policy document in which anything may happen that inheritance can meet: every operator, child
 * controls on values and containers, keys in mixed case, and now and then a value where others have
 * a container.
 */
final class RandomDocument {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Few keys and few values, so that policies meet. */
  private static final ObjectNode SCHEMA =
      PolicyDocument.parse(
              """
              {"ec2_attributes": {
                "exception_message": "one",
                "vendor/other~attribute": {"mode": "one"},
                "allowed_images_settings": {
                  "state": "one",
                  "image_criteria": {
                    "criteria_1": {
                      "allowed_image_providers": "many",
                      "image_names": "many",
                      "creation_date_condition": {"maximum_days_since_created": "one"}},
                    "criteria_2": {"allowed_image_providers": "many"}}}}}
              """)
          .json();

  private static final ArrayNode SINGLES = NODES.arrayNode().add("a").add("b").add(12).add("12");
  private static final ArrayNode ITEMS =
      NODES.arrayNode().add("a").add("b").add("c").add(12).add(true).addNull();

  private final Random random;

  private RandomDocument(Random random) {
    this.random = random;
  }

  static PolicyDocument of(Random random) {
    ObjectNode content = new RandomDocument(random).container(SCHEMA);
    content.remove(PolicyKeys.CHILD_CONTROL);
    content.remove(PolicyKeys.ASSIGN);
    return PolicyDocument.of(content);
  }

  /** Returns a document that locks every node and says nothing else. */
  static PolicyDocument lock() {
    ObjectNode content = SCHEMA.deepCopy();
    content.properties().forEach(field -> field.setValue(locked(field.getValue())));
    return PolicyDocument.of(content);
  }

  /** Returns the same document with its keys in another order. */
  static PolicyDocument shuffled(PolicyDocument document, Random random) {
    return PolicyDocument.of(shuffled(document.json(), random));
  }

  private static JsonNode locked(JsonNode schema) {
    ObjectNode node = NODES.objectNode();
    node.putArray(PolicyKeys.CHILD_CONTROL).add(PolicyKeys.NONE);
    schema.properties().forEach(field -> node.set(field.getKey(), locked(field.getValue())));
    return node;
  }

  private static ObjectNode shuffled(ObjectNode json, Random random) {
    List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(json.properties());
    Collections.shuffle(fields, random);
    ObjectNode shuffled = NODES.objectNode();
    for (Map.Entry<String, JsonNode> field : fields) {
      boolean isObject = field.getValue() instanceof ObjectNode;
      shuffled.set(
          field.getKey(),
          isObject ? shuffled((ObjectNode) field.getValue(), random) : field.getValue());
    }
    return shuffled;
  }

  private ObjectNode container(ObjectNode schema) {
    ObjectNode node = NODES.objectNode();
    for (Map.Entry<String, JsonNode> field : schema.properties()) {
      if (chance(85)) {
        node.set(spelled(field.getKey()), node(field.getValue()));
      }
    }
    if (chance(25)) {
      control(node);
    }
    if (chance(2)) {
      node.set(PolicyKeys.ASSIGN, single());
    }
    return node;
  }

  private JsonNode node(JsonNode schema) {
    if (schema instanceof ObjectNode container) {
      return container(container);
    }
    boolean isOdd = chance(5);
    ObjectNode value = schema.asText().equals("many") != isOdd ? many() : one();
    if (chance(2)) {
      value.set("deeper", one());
    }
    return value;
  }

  private ObjectNode one() {
    ObjectNode node = NODES.objectNode();
    if (chance(70)) {
      node.set(PolicyKeys.ASSIGN, single());
    }
    if (chance(25)) {
      control(node);
    }
    return node;
  }

  private ObjectNode many() {
    ObjectNode node = NODES.objectNode();
    if (chance(40)) {
      node.set(PolicyKeys.ASSIGN, list());
    }
    if (chance(35)) {
      node.set(PolicyKeys.APPEND, list());
    }
    if (chance(30)) {
      node.set(PolicyKeys.REMOVE, list());
    }
    if (chance(25)) {
      control(node);
    }
    return node;
  }

  private void control(ObjectNode node) {
    List<String> controls =
        List.of("@@none", "@@all", "@@assign", "@@append", "@@remove", "@@append @@remove");
    ArrayNode words = node.putArray(PolicyKeys.CHILD_CONTROL);
    for (String word : controls.get(random.nextInt(controls.size())).split(" ", -1)) {
      words.add(word);
    }
  }

  private JsonNode single() {
    return SINGLES.get(random.nextInt(SINGLES.size()));
  }

  private ArrayNode list() {
    ArrayNode list = NODES.arrayNode();
    for (int i = 0; i < random.nextInt(4); i++) {
      list.add(ITEMS.get(random.nextInt(ITEMS.size())));
    }
    return list;
  }

  private String spelled(String key) {
    return switch (random.nextInt(5)) {
      case 0 -> key.toUpperCase(Locale.ROOT);
      case 1 -> key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1);
      default -> key;
    };
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
