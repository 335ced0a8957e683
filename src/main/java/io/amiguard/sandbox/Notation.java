package io.amiguard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.core.protocol.MarshallingType;

/**
 * How the parameters of a request are written. What does not have the type of its parameter is no
 * value: AWS refuses it, and takes neither a number for text nor text for a list.
 */
enum Notation {
  /** Values have the types of JSON. */
  JSON {
    @Override
    Optional<Collection<JsonNode>> items(JsonNode list) {
      return list.isArray()
          ? Optional.of(StreamSupport.stream(list.spliterator(), false).toList())
          : Optional.empty();
    }

    @Override
    Optional<Integer> integer(JsonNode node) {
      return Optional.of(node)
          .filter(number -> number.isIntegralNumber() && number.canConvertToInt())
          .map(JsonNode::intValue);
    }

    @Override
    Optional<Boolean> truth(JsonNode node) {
      return Optional.of(node).filter(JsonNode::isBoolean).map(JsonNode::booleanValue);
    }

    @Override
    Optional<Instant> time(JsonNode node) {
      return Optional.of(node)
          .filter(JsonNode::isNumber)
          .map(seconds -> Instant.ofEpochMilli(Math.round(seconds.asDouble() * 1000)));
    }
  },

  /** Every value is text, and a list is written by position (see {@link FormTree}). */
  FORM {
    /** {@code Name.1}, {@code Name.2} (EC2) or {@code Name.member.1} (STS); no text is no items. */
    @Override
    Optional<Collection<JsonNode>> items(JsonNode list) {
      if (list.isTextual()) {
        return list.asText().isEmpty() ? Optional.of(List.of()) : Optional.empty();
      }
      return byPosition(list.has("member") ? list.get("member") : list);
    }

    @Override
    Optional<Integer> integer(JsonNode node) {
      return text(node)
          .filter(text -> INTEGER.matcher(text).matches())
          .map(Long::valueOf)
          .filter(number -> number == number.intValue())
          .map(Long::intValue);
    }

    @Override
    Optional<Boolean> truth(JsonNode node) {
      return text(node)
          .filter(text -> text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))
          .map(Boolean::valueOf);
    }

    @Override
    Optional<Instant> time(JsonNode node) {
      try {
        return text(node).map(Instant::parse);
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
  };

  private static final Pattern POSITION = Pattern.compile("[0-9]{1,9}");
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");

  /** Returns the items of a list; empty if it is none. */
  abstract Optional<Collection<JsonNode>> items(JsonNode list);

  abstract Optional<Integer> integer(JsonNode node);

  abstract Optional<Boolean> truth(JsonNode node);

  abstract Optional<Instant> time(JsonNode node);

  /** Returns a value of a type that is no list and no structure; empty if it is no such value. */
  Optional<?> scalar(MarshallingType<?> type, JsonNode node) {
    if (type.equals(MarshallingType.STRING)) {
      return text(node);
    }
    if (type.equals(MarshallingType.INTEGER)) {
      return integer(node);
    }
    if (type.equals(MarshallingType.BOOLEAN)) {
      return truth(node);
    }
    return type.equals(MarshallingType.INSTANT) ? time(node) : Optional.empty();
  }

  private static Optional<String> text(JsonNode node) {
    return Optional.of(node).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  private static Optional<Collection<JsonNode>> byPosition(JsonNode list) {
    Map<Integer, JsonNode> items = new TreeMap<>();
    for (Map.Entry<String, JsonNode> item : list.properties()) {
      if (!POSITION.matcher(item.getKey()).matches()) {
        return Optional.empty();
      }
      items.put(Integer.valueOf(item.getKey()), item.getValue());
    }
    return Optional.of(items.values());
  }
}
