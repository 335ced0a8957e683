package io.amiguard.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.amiguard.policy.PolicyKeys;
import io.amiguard.source.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads values that a policy assigns; whatever else it does with them is an obstacle. */
final class ValueReader {
  private final List<Obstacle> obstacles;

  ValueReader(List<Obstacle> obstacles) {
    this.obstacles = obstacles;
  }

  /** Reports what a container must not hold. */
  void checkContainer(Element element, List<String> knownKeys) {
    if (!element.isObject()) {
      report(element, "is a bare value where a policy has further keys");
    }
    if (!element.operators().isEmpty()) {
      report(
          element,
          "uses %s, which has a meaning beside single values and lists only"
              .formatted(words(element.operators())));
    }
    for (Element child : element.children()) {
      if (knownKeys.stream().noneMatch(child.key()::equalsIgnoreCase)) {
        report(child, "is nothing that settings know");
      }
    }
  }

  /** Returns a single value as text. */
  Optional<String> single(Element element) {
    Optional<JsonNode> value = assigned(element);
    boolean isSingle = value.filter(ValueReader::isSingle).isPresent();
    if (value.isPresent() && !isSingle) {
      report(element, "must be a single value");
    }
    return value.filter(present -> isSingle).map(JsonNode::asText);
  }

  /** Returns the values of a list as texts. */
  List<String> list(Element element) {
    Optional<JsonNode> value = assigned(element);
    if (value.isPresent() && !(value.get() instanceof ArrayNode)) {
      report(element, "must be a list");
    }
    List<String> texts = new ArrayList<>();
    value.filter(ArrayNode.class::isInstance).ifPresent(list -> addTexts(element, list, texts));
    if (value.isPresent() && value.get().isArray() && value.get().isEmpty()) {
      report(element, "is an empty list; what that allows is not documented");
    }
    return texts;
  }

  private void addTexts(Element element, JsonNode list, List<String> texts) {
    for (JsonNode item : list) {
      if (isSingle(item)) {
        texts.add(item.asText());
      } else {
        report(element, "holds something that is no text");
      }
    }
  }

  /** What is only appended is the nearest to what could be assigned. */
  private Optional<JsonNode> assigned(Element element) {
    if (!element.isObject()) {
      report(element, "has no operator, such as %s".formatted(PolicyKeys.ASSIGN));
      return Optional.of(element.node());
    }
    List<String> operators = element.operators();
    if (operators.isEmpty()) {
      report(element, "has no value; settings lock only values that they give");
    } else if (operators.size() > 1 || element.assigned().isEmpty()) {
      report(
          element,
          "uses %s; settings can only say %s".formatted(words(operators), PolicyKeys.ASSIGN));
    }
    element.children().forEach(child -> report(child, "is nothing that settings know"));
    return element.assigned().or(() -> element.child(PolicyKeys.APPEND).map(Element::node));
  }

  private static boolean isSingle(JsonNode value) {
    return value.isValueNode() && !value.isNull();
  }

  private static String words(List<String> operators) {
    return String.join(" and ", operators.stream().map(ValueReader::word).toList());
  }

  private static String word(String operator) {
    return List.of(PolicyKeys.ASSIGN, PolicyKeys.APPEND, PolicyKeys.REMOVE).contains(operator)
        ? operator
        : Quoted.text(operator);
  }

  private void report(Element element, String message) {
    obstacles.add(new Obstacle(element.path(), message));
  }
}
