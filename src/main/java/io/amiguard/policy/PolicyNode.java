package io.amiguard.policy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What one policy says about one node of the document.
 *
 * <p>Of a document that AWS would refuse, the parts that make no sense say nothing: a value without
 * an operator, a list where an object belongs, an operand that is neither a scalar nor a list of
 * scalars, an unknown operator, and of keys that differ in case only all but the last in
 * alphabetical order. Neither does a node say anything that holds no operator, so {@code {}} leaves
 * no trace.
 *
 * @param pointer where the node stands in the document, in the document's own spelling
 * @param operands what each operator gives
 * @param forbidden what policies at lower levels may not do with this node
 * @param children by key in lower case ({@link InheritanceRule#KEYS_WITHOUT_CASE})
 */
record PolicyNode(
    JsonPointer pointer,
    Map<Operator, Value> operands,
    Set<Operator> forbidden,
    SortedMap<String, PolicyNode> children) {

  /** Returns what a document says; the document itself is no node that operators work on. */
  static PolicyNode of(PolicyDocument document) {
    JsonPointer top = JsonPointer.empty();
    return new PolicyNode(top, Map.of(), Set.of(), children(top, document.json()));
  }

  /** Returns the node and all below it. */
  Stream<PolicyNode> all() {
    return Stream.concat(Stream.of(this), children.values().stream().flatMap(PolicyNode::all));
  }

  /** Returns where the node is, in lower case. */
  String path() {
    return pointer.toString().toLowerCase(Locale.ROOT);
  }

  Optional<Value> assigned() {
    return Optional.ofNullable(operands.get(Operator.ASSIGN));
  }

  /** Returns whether a merge without this node has the same result. */
  boolean saysNothing() {
    return operands.isEmpty() && forbidden.isEmpty() && children.isEmpty();
  }

  private static PolicyNode parse(JsonPointer pointer, ObjectNode json) {
    Map<Operator, Value> operands = new EnumMap<>(Operator.class);
    for (Operator operator : Operator.values()) {
      operand(operator, json).ifPresent(value -> operands.put(operator, value));
    }
    return new PolicyNode(
        pointer, operands, forbidden(json.path(PolicyKeys.CHILD_CONTROL)), children(pointer, json));
  }

  private static Optional<? extends Value> operand(Operator operator, ObjectNode json) {
    JsonNode operand = json.path(operator.key());
    return operator == Operator.ASSIGN ? Value.of(operand) : Value.list(operand);
  }

  /**
   * Reads a child control. AWS refuses {@code @@none} beside another word; here it wins. A control
   * that is not a list says nothing, and an unknown word permits nothing.
   */
  private static Set<Operator> forbidden(JsonNode control) {
    Set<Operator> forbidden = EnumSet.noneOf(Operator.class);
    if (control.isArray()) {
      Set<String> words = new HashSet<>();
      control.forEach(word -> words.add(word.asText()));
      forbidden.addAll(EnumSet.allOf(Operator.class));
      if (!words.contains(PolicyKeys.NONE)) {
        forbidden.removeIf(
            operator -> words.contains(operator.key()) || words.contains(PolicyKeys.ALL));
      }
    }
    return forbidden;
  }

  private static SortedMap<String, PolicyNode> children(JsonPointer pointer, ObjectNode json) {
    SortedMap<String, ObjectNode> bySpelling = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      if (!field.getKey().startsWith("@@") && field.getValue() instanceof ObjectNode object) {
        bySpelling.put(field.getKey(), object);
      }
    }
    SortedMap<String, PolicyNode> children = new TreeMap<>();
    bySpelling.forEach(
        (key, object) -> {
          PolicyNode child = parse(pointer.appendProperty(key), object);
          if (!child.saysNothing()) {
            children.put(key.toLowerCase(Locale.ROOT), child);
          }
        });
    return children;
  }
}
