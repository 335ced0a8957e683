package io.amiguard.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.policy.PolicyKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A node of a policy document and its place: a container of others, or a value with its operators.
 * Keys carry no case.
 */
record Element(List<String> path, JsonNode node) {
  private static final String OPERATOR_PREFIX = "@@";

  Element {
    path = List.copyOf(path);
  }

  static Element root(ObjectNode document) {
    return new Element(List.of(), document);
  }

  String key() {
    return path.isEmpty() ? "" : path.get(path.size() - 1);
  }

  boolean isObject() {
    return node instanceof ObjectNode;
  }

  /** Returns the elements below, without operators. */
  List<Element> children() {
    return fields().filter(field -> !isOperator(field.getKey())).map(this::below).toList();
  }

  Optional<Element> child(String key) {
    return fields()
        .filter(field -> field.getKey().equalsIgnoreCase(key))
        .map(this::below)
        .findFirst();
  }

  /**
   * Returns whether two keys differ in case only: AWS refuses them (recorded with tag policies).
   */
  boolean hasRivalKeys() {
    return fields().map(field -> field.getKey().toLowerCase(Locale.ROOT)).distinct().count()
        < node.size();
  }

  /** Returns the operators that make a value, as they are written. */
  List<String> operators() {
    return fields()
        .map(Map.Entry::getKey)
        .filter(key -> isOperator(key) && !key.equalsIgnoreCase(PolicyKeys.CHILD_CONTROL))
        .toList();
  }

  /** Returns what is assigned. */
  Optional<JsonNode> assigned() {
    return child(PolicyKeys.ASSIGN).map(Element::node);
  }

  /** Returns what policies at lower levels may do here; empty if anything. */
  List<String> control() {
    TreeSet<String> words = new TreeSet<>();
    child(PolicyKeys.CHILD_CONTROL)
        .ifPresent(control -> control.node.forEach(word -> words.add(word.asText())));
    return words.equals(new TreeSet<>(List.of(PolicyKeys.ALL))) ? List.of() : List.copyOf(words);
  }

  /** Returns every element at and below this one that is an object. */
  Stream<Element> objects() {
    return Stream.concat(
        Stream.of(this).filter(Element::isObject),
        children().stream().filter(Element::isObject).flatMap(Element::objects));
  }

  /** Returns whether an operator stands anywhere at or below this element. */
  boolean hasOperators() {
    return fields().anyMatch(field -> isOperator(field.getKey()) || below(field).hasOperators());
  }

  private Stream<Map.Entry<String, JsonNode>> fields() {
    return node.properties().stream();
  }

  private Element below(Map.Entry<String, JsonNode> field) {
    List<String> place = new ArrayList<>(path);
    place.add(field.getKey());
    return new Element(place, field.getValue());
  }

  private static boolean isOperator(String key) {
    return key.startsWith(OPERATOR_PREFIX);
  }
}
