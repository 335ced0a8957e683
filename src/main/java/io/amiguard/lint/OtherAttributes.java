package io.amiguard.lint;

import io.amiguard.source.Quoted;

/** Attributes that are not ours: only the grammar that all of them share is checked. */
final class OtherAttributes {
  private final Problems problems;
  private final NodeRules nodes;

  OtherAttributes(Problems problems, NodeRules nodes) {
    this.problems = problems;
    this.nodes = nodes;
  }

  void check(Element node) {
    if (!node.isMapping() && !node.isUnknown()) {
      problems.error(
          "policy.missing-operator",
          node.value().where(),
          "%s has a value without an operator".formatted(Quoted.text(node.key())),
          "Write {\"@@assign\": %s}.".formatted(JsonWords.example(node.value())));
    } else if (!node.members().isEmpty()) {
      node.operators().forEach(operator -> nodes.misplaced(operator, node.key()));
    }
    node.members().forEach(this::check);
  }
}
