package io.amiguard.lint;

import static io.amiguard.policy.PolicyKeys.APPEND;
import static io.amiguard.policy.PolicyKeys.ASSIGN;
import static io.amiguard.policy.PolicyKeys.CHILD_CONTROL;
import static io.amiguard.policy.PolicyKeys.REMOVE;

import io.amiguard.Finding.Where;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Entry;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceNode.Unknown;
import java.util.List;
import java.util.Optional;

/** One node of a policy: a key, and under it members, or operators with their values. */
record Element(Where where, String key, SourceNode value) {
  /** No node that AWS takes has nearly as many; those after them are not looked at. */
  private static final int MOST_KEYS = 1_000;

  static final List<String> OPERATORS = List.of(ASSIGN, APPEND, REMOVE);

  static Element of(Entry entry) {
    return new Element(entry.where(), entry.key(), entry.value());
  }

  static boolean isOperatorWord(String key) {
    return key.startsWith("@@");
  }

  boolean isMapping() {
    return value instanceof Mapping;
  }

  boolean isEmpty() {
    return value instanceof Mapping mapping && mapping.entries().isEmpty() && mapping.isWhole();
  }

  /** Returns whether there may be anything in its place. */
  boolean isUnknown() {
    return value instanceof Unknown unknown && !unknown.isText();
  }

  /** Returns where there may be more members. */
  List<Unknown> unknown() {
    if (value instanceof Unknown unknown) {
      return List.of(unknown);
    }
    return value instanceof Mapping mapping ? mapping.unknown() : List.of();
  }

  /** Returns what stands under keys that are no operators. */
  List<Element> members() {
    return entries().stream()
        .filter(entry -> !isOperatorWord(entry.key()))
        .map(Element::of)
        .toList();
  }

  /** Returns the operators that AWS knows, with what they are given. */
  List<Element> operators() {
    return entries().stream()
        .filter(entry -> OPERATORS.contains(entry.key()))
        .map(Element::of)
        .toList();
  }

  /** Returns what the node says about lower policies. */
  Optional<Element> control() {
    return entries().stream()
        .filter(entry -> entry.key().equals(CHILD_CONTROL))
        .map(Element::of)
        .findFirst();
  }

  /** Returns how many entries have this key, whatever their case. */
  long countOf(String other) {
    return entries().stream().filter(entry -> entry.key().equalsIgnoreCase(other)).count();
  }

  private List<Entry> entries() {
    return value instanceof Mapping mapping
        ? mapping.entries().subList(0, Math.min(MOST_KEYS, mapping.entries().size()))
        : List.of();
  }
}
