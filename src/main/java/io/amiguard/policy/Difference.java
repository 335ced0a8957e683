package io.amiguard.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A place at which two documents mean different things.
 *
 * @param path the keys from the top
 * @param before empty where the value is new
 * @param after empty where the value is gone
 */
public record Difference(List<String> path, Optional<JsonNode> before, Optional<JsonNode> after) {

  public Difference {
    path = List.copyOf(path);
  }

  /**
   * Returns where {@code after} means something else than {@code before}, in the order of the
   * documents, down to single values and whole lists.
   */
  public static List<Difference> between(JsonNode before, JsonNode after) {
    List<Difference> found = new ArrayList<>();
    collect(List.of(), Optional.of(before), Optional.of(after), found);
    return found;
  }

  /** Returns every value of a document, as differences from an empty one. */
  public static List<Difference> from(JsonNode document) {
    List<Difference> found = new ArrayList<>();
    collect(List.of(), Optional.empty(), Optional.of(document), found);
    return found;
  }

  /** Returns the values that {@code after} has more; all of them where nothing was before. */
  public List<String> added() {
    return withoutThoseOf(texts(after), texts(before));
  }

  /** Returns the values that {@code before} had more. */
  public List<String> removed() {
    return withoutThoseOf(texts(before), texts(after));
  }

  /** Returns whether a list stands on either side, so that values are added and removed. */
  public boolean isList() {
    return before.filter(ArrayNode.class::isInstance).isPresent()
        || after.filter(ArrayNode.class::isInstance).isPresent();
  }

  /** Returns the part of a list's difference that takes values away. */
  public Difference onlyRemoved() {
    ArrayNode rest = JsonNodeFactory.instance.arrayNode();
    texts(before).stream().filter(text -> !removed().contains(text)).forEach(rest::add);
    return new Difference(path, before, Optional.of(rest));
  }

  /** Returns the part of a list's difference that adds values. */
  public Difference onlyAdded() {
    return new Difference(path, onlyRemoved().after, after);
  }

  private static void collect(
      List<String> path,
      Optional<JsonNode> before,
      Optional<JsonNode> after,
      List<Difference> found) {
    if (before.map(Meaning::of).equals(after.map(Meaning::of))) {
      return;
    }
    boolean goesDown = isParent(before) || isParent(after);
    if (!goesDown) {
      found.add(new Difference(path, before, after));
      return;
    }
    for (Map.Entry<String, String> key : keys(before, after).entrySet()) {
      List<String> deeper = new ArrayList<>(path);
      deeper.add(key.getValue());
      collect(deeper, child(before, key.getKey()), child(after, key.getKey()), found);
    }
  }

  private static boolean isParent(Optional<JsonNode> node) {
    return node.filter(ObjectNode.class::isInstance)
        .filter(object -> !object.isEmpty())
        .isPresent();
  }

  /** Maps each key without case to the spelling that is shown. */
  private static Map<String, String> keys(Optional<JsonNode> before, Optional<JsonNode> after) {
    Map<String, String> keys = new LinkedHashMap<>();
    for (Optional<JsonNode> side : List.of(before, after)) {
      side.ifPresent(
          node ->
              node.fieldNames()
                  .forEachRemaining(key -> keys.putIfAbsent(key.toLowerCase(Locale.ROOT), key)));
    }
    return keys;
  }

  private static Optional<JsonNode> child(Optional<JsonNode> node, String key) {
    return node.flatMap(
        parent ->
            parent.properties().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(key))
                .map(Map.Entry::getValue)
                .findFirst());
  }

  private static List<String> texts(Optional<JsonNode> side) {
    List<String> texts = new ArrayList<>();
    side.ifPresent(
        node -> {
          if (node.isArray()) {
            node.forEach(item -> texts.add(item.asText()));
          } else {
            texts.add(node.isContainerNode() ? node.toString() : node.asText());
          }
        });
    return texts;
  }

  private static List<String> withoutThoseOf(List<String> texts, List<String> others) {
    return texts.stream().filter(text -> !others.contains(text)).toList();
  }
}
