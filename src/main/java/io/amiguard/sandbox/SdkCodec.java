package io.amiguard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * The SDK's model objects as trees and back, for every operation alike: the names and types come
 * from the fields that the model objects list.
 */
final class SdkCodec {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** How the names of types that a request can hold become values. */
  private static final Map<MarshallingType<?>, Function<JsonNode, Object>> SCALARS =
      Map.of(
          MarshallingType.STRING, JsonNode::asText,
          MarshallingType.INTEGER, node -> Integer.valueOf(node.asText()),
          MarshallingType.LONG, node -> Long.valueOf(node.asText()),
          MarshallingType.DOUBLE, node -> Double.valueOf(node.asText()),
          MarshallingType.BOOLEAN, node -> Boolean.valueOf(node.asText()),
          MarshallingType.INSTANT, node -> instant(node));

  private SdkCodec() {}

  /**
   * Fills the builder of a model object and builds it.
   *
   * @param tree JSON of the JSON protocol, or a form whose dotted names have become nested objects
   * @throws IllegalArgumentException if a value does not have the type of its field
   */
  static Object decode(SdkPojo builder, JsonNode tree) {
    for (SdkField<?> field : builder.sdkFields()) {
      JsonNode value = tree.path(field.locationName());
      if (!value.isMissingNode() && !value.isNull()) {
        field.set(builder, value(field, value));
      }
    }
    return ((Buildable) builder).build();
  }

  /**
   * Returns a model object as a tree.
   *
   * @param time how a point in time is written
   */
  static ObjectNode encode(SdkPojo pojo, Function<Instant, JsonNode> time) {
    ObjectNode object = NODES.objectNode();
    for (SdkField<?> field : pojo.sdkFields()) {
      Object value = field.getValueOrDefault(pojo);
      if (value != null
          && !(value instanceof SdkAutoConstructList)
          && !(value instanceof SdkAutoConstructMap)) {
        object.set(field.unmarshallLocationName(), tree(value, time));
      }
    }
    return object;
  }

  private static JsonNode tree(Object value, Function<Instant, JsonNode> time) {
    if (value instanceof SdkPojo pojo) {
      return encode(pojo, time);
    }
    if (value instanceof Collection<?> items) {
      ArrayNode array = NODES.arrayNode();
      items.forEach(item -> array.add(tree(item, time)));
      return array;
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = NODES.objectNode();
      map.forEach((key, item) -> object.set(String.valueOf(key), tree(item, time)));
      return object;
    }
    return value instanceof Instant instant ? time.apply(instant) : NODES.pojoNode(value);
  }

  private static Object value(SdkField<?> field, JsonNode node) {
    MarshallingType<?> type = field.marshallingType();
    if (type.equals(MarshallingType.SDK_POJO)) {
      return decode(field.constructor().get(), node);
    }
    if (type.equals(MarshallingType.LIST)) {
      return list(field.getTrait(ListTrait.class).memberFieldInfo(), node);
    }
    if (type.equals(MarshallingType.MAP)) {
      return map(field.getTrait(MapTrait.class).valueFieldInfo(), node);
    }
    Function<JsonNode, Object> scalar = SCALARS.get(type);
    if (scalar == null || node.isContainerNode()) {
      throw new IllegalArgumentException(
          "%s has a value of an unexpected type".formatted(field.memberName()));
    }
    return scalar.apply(node);
  }

  private static List<Object> list(SdkField<?> member, JsonNode node) {
    List<Object> items = new ArrayList<>();
    items(node).forEach(item -> items.add(value(member, item)));
    return items;
  }

  private static Map<String, Object> map(SdkField<?> valueField, JsonNode node) {
    Map<String, Object> map = new LinkedHashMap<>();
    node.properties()
        .forEach(entry -> map.put(entry.getKey(), value(valueField, entry.getValue())));
    return map;
  }

  /** A form writes {@code Name.1}, {@code Name.2} (EC2) or {@code Name.member.1} (STS). */
  private static Collection<JsonNode> items(JsonNode node) {
    if (node.isArray()) {
      List<JsonNode> items = new ArrayList<>();
      node.forEach(items::add);
      return items;
    }
    if (node.has("member")) {
      return items(node.get("member"));
    }
    Map<Integer, JsonNode> byPosition = new TreeMap<>();
    node.properties()
        .forEach(entry -> byPosition.put(Integer.valueOf(entry.getKey()), entry.getValue()));
    return byPosition.values();
  }

  private static Instant instant(JsonNode node) {
    return node.isNumber()
        ? Instant.ofEpochMilli(Math.round(node.asDouble() * 1000))
        : Instant.parse(node.asText());
  }
}
