package io.amiguard.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A value of a policy: one text or a list of texts. Numbers, booleans and null are text ({@link
 * InheritanceRule#SCALARS_ARE_TEXT}).
 */
sealed interface Value {

  /** A single value. */
  record One(TextNode text) implements Value {
    @Override
    public List<String> texts() {
      return List.of(text.textValue());
    }

    @Override
    public JsonNode json() {
      return text;
    }
  }

  /** A list, in order of appearance and without duplicates; two lists are equal as sets. */
  record Many(List<TextNode> items) implements Value {
    static final Many NOTHING = new Many(List.of());

    boolean isEmpty() {
      return items.isEmpty();
    }

    /** Returns the items that are not in {@code other}. */
    Many without(Many other) {
      Set<TextNode> rest = new LinkedHashSet<>(items);
      other.items.forEach(rest::remove);
      return rest.size() == items.size() ? this : new Many(List.copyOf(rest));
    }

    /** Returns these items and then those of {@code other}, which has none of these. */
    Many with(Many other) {
      List<TextNode> all = new ArrayList<>(items.size() + other.items.size());
      all.addAll(items);
      all.addAll(other.items);
      return new Many(all);
    }

    @Override
    public List<String> texts() {
      return items.stream().map(TextNode::textValue).toList();
    }

    @Override
    public JsonNode json() {
      return new ArrayNode(JsonNodeFactory.instance, items.size()).addAll(items);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Many many
          && items.size() == many.items.size()
          && new HashSet<>(items).equals(new HashSet<>(many.items));
    }

    @Override
    public int hashCode() {
      return new HashSet<>(items).hashCode();
    }
  }

  /** Returns what an operator gives; empty if it is neither a scalar nor a list of scalars. */
  static Optional<? extends Value> of(JsonNode operand) {
    return operand.isValueNode() ? Optional.of(new One(text(operand))) : list(operand);
  }

  /** Returns the list that an operator gives; empty if it is not a list of scalars. */
  static Optional<Many> list(JsonNode operand) {
    Set<TextNode> items = new LinkedHashSet<>();
    for (JsonNode item : operand) {
      if (!item.isValueNode()) {
        return Optional.empty();
      }
      items.add(text(item));
    }
    return operand.isArray() ? Optional.of(new Many(List.copyOf(items))) : Optional.empty();
  }

  private static TextNode text(JsonNode scalar) {
    return TextNode.valueOf(scalar.asText());
  }

  List<String> texts();

  /** Returns the value as an effective policy holds it. */
  JsonNode json();
}
