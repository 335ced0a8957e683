package io.amiguard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * The SDK's model objects as trees and back, for every operation alike: the names and types come
 * from the fields that the model objects list.
 */
final class SdkCodec {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** What AWS calls the types that a parameter can have. */
  private static final Map<MarshallingType<?>, String> TYPES =
      Map.of(
          MarshallingType.STRING, "a string",
          MarshallingType.INTEGER, "an integer from -2147483648 to 2147483647",
          MarshallingType.BOOLEAN, "a boolean",
          MarshallingType.INSTANT, "a timestamp",
          MarshallingType.LIST, "a list",
          MarshallingType.SDK_POJO, "a structure");

  private static final int LONGEST_SHOWN = 40;

  private SdkCodec() {}

  /**
   * Fills the builder of a model object and builds it.
   *
   * @param tree JSON of the JSON protocol, or a form whose dotted names have become nested objects
   * @throws IllegalArgumentException if a value does not have the type of its field
   */
  static Object decode(SdkPojo builder, JsonNode tree, Notation notation) {
    for (SdkField<?> field : builder.sdkFields()) {
      JsonNode value = tree.path(field.locationName());
      if (!value.isMissingNode() && !value.isNull()) {
        field.set(builder, value(field, value, notation));
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

  private static Object value(SdkField<?> field, JsonNode node, Notation notation) {
    MarshallingType<?> type = field.marshallingType();
    Optional<?> value;
    if (type.equals(MarshallingType.SDK_POJO)) {
      value =
          Optional.of(node)
              .filter(JsonNode::isObject)
              .map(object -> decode(field.constructor().get(), object, notation));
    } else if (type.equals(MarshallingType.LIST)) {
      SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
      value =
          notation
              .items(node)
              .map(items -> items.stream().map(item -> value(member, item, notation)).toList());
    } else {
      value = notation.scalar(type, node);
    }
    return value.orElseThrow(() -> unexpected(field, node));
  }

  private static IllegalArgumentException unexpected(SdkField<?> field, JsonNode node) {
    return new IllegalArgumentException(
        "%s must be %s, not %s."
            .formatted(
                field.memberName() == null ? "An item of a list" : field.memberName(),
                TYPES.getOrDefault(field.marshallingType(), "left out"),
                shown(node)));
  }

  private static String shown(JsonNode node) {
    return node.isValueNode() && node.asText().length() <= LONGEST_SHOWN
        ? node.toString()
        : "a value of type " + node.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
