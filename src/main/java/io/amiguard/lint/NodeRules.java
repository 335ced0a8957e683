package io.amiguard.lint;

import static io.amiguard.policy.PolicyKeys.ASSIGN;

import io.amiguard.Finding;
import io.amiguard.lint.CriterionDraft.Operand;
import io.amiguard.lint.Fix.Respelling;
import io.amiguard.lint.Fix.Shell;
import io.amiguard.lint.Fix.Wrapping;
import io.amiguard.settings.Spelling;
import io.amiguard.source.Quoted;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Scalar;
import io.amiguard.source.SourceNode.Sequence;
import io.amiguard.source.SourceNode.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a node of a policy is built: containers hold keys, leaves hold operators, and only a list can
 * be appended to (User Guide, inheritance operators).
 */
final class NodeRules {

  /** What a leaf holds. */
  enum Leaf {
    SINGLE_VALUE("a single value"),
    LIST("a list");

    private final String words;

    Leaf(String words) {
      this.words = words;
    }
  }

  private final Problems problems;

  NodeRules(Problems problems) {
    this.problems = problems;
  }

  /**
   * Returns the members of a container whose keys are known, under the key as AWS spells it.
   *
   * @param unknown takes every other member
   */
  List<Element> members(Element container, List<String> known, Consumer<Element> unknown) {
    if (container.isUnknown()) {
      return List.of();
    }
    if (!container.isMapping()) {
      wrongType(container.key(), "an object", container.value(), "Write {…} with keys of AWS.");
      return List.of();
    }
    checkContainer(container);
    List<Element> members = new ArrayList<>();
    for (Element member : container.members()) {
      Optional<String> key = known.stream().filter(member.key()::equalsIgnoreCase).findFirst();
      key.ifPresent(word -> members.add(spelled(member, word, container)));
      if (key.isEmpty()) {
        unknown.accept(member);
      }
    }
    return members;
  }

  private void checkContainer(Element container) {
    if (container.isEmpty()) {
      problems.warning(
          "policy.empty-object",
          container.where(),
          "%s is empty, so it says nothing".formatted(Quoted.text(container.key())),
          "Give it content, or take it out.");
    }
    container.operators().forEach(operator -> misplaced(operator, container.key()));
  }

  /** Reports an operator where only keys may stand. */
  void misplaced(Element operator, String container) {
    problems.error(
        "policy.misplaced-operator",
        operator.where(),
        "%s cannot stand in %s, which holds keys".formatted(operator.key(), Quoted.text(container)),
        "Put the operator on the values below, one by one.");
  }

  private Element spelled(Element member, String key, Element container) {
    if (!member.key().equals(key)) {
      Finding finding =
          problems.warning(
              "policy.key-case",
              member.where(),
              "key %s has capitals; AWS documents %s"
                  .formatted(Quoted.text(member.key()), Quoted.text(key)),
              "Write %s.".formatted(Quoted.text(key)));
      if (container.countOf(key) == 1) {
        problems.offer(finding, Respelling.text(member.where(), key));
      }
    }
    return new Element(member.where(), key, member.value());
  }

  /** Returns what the operators of a leaf are given, right or wrong. */
  List<Operand> operands(Element leaf, Leaf kind) {
    if (!leaf.isMapping()) {
      if (!leaf.isUnknown()) {
        missingOperator(leaf, kind);
      }
      return List.of(operand(ASSIGN, leaf.value()));
    }
    if (leaf.isEmpty()) {
      checkContainer(leaf);
    }
    leaf.members().forEach(member -> keyInLeaf(member, leaf));
    List<Operand> operands = new ArrayList<>();
    leaf.operators().forEach(operator -> operands.add(values(leaf.key(), operator, kind)));
    if (!leaf.unknown().isEmpty()) {
      operands.add(new Operand(ASSIGN, List.of(), leaf.unknown()));
    }
    return operands;
  }

  private void missingOperator(Element leaf, Leaf kind) {
    String value = JsonWords.example(leaf.value());
    boolean needsBrackets = kind == Leaf.LIST && !(leaf.value() instanceof Sequence);
    Finding finding =
        problems.error(
            "policy.missing-operator",
            leaf.value().where(),
            "%s has a value without an operator".formatted(Quoted.text(leaf.key())),
            "Write {\"@@assign\": %s}.".formatted(needsBrackets ? "[" + value + "]" : value));
    if (isValue(leaf.value()) || (kind == Leaf.LIST && isListOfValues(leaf.value()))) {
      Shell shell = needsBrackets ? Shell.ASSIGN_LIST : Shell.ASSIGN;
      problems.offer(finding, new Wrapping(leaf.value(), shell));
    }
  }

  private static boolean isListOfValues(SourceNode node) {
    return node instanceof Sequence list && list.items().stream().allMatch(NodeRules::isValue);
  }

  private void keyInLeaf(Element member, Element leaf) {
    Finding finding =
        problems.error(
            "policy.unknown-key",
            member.where(),
            "%s holds operators, not key %s"
                .formatted(Quoted.text(leaf.key()), Quoted.text(member.key())),
            Spelling.hint(
                "@@" + member.key(), Element.OPERATORS, "Write {\"@@assign\": …} with the value."));
    CertainWord.sameLetters(member.key(), Element.OPERATORS)
        .filter(operator -> leaf.countOf(operator) == 0)
        .ifPresent(operator -> problems.offer(finding, Respelling.text(member.where(), operator)));
  }

  private Operand values(String leaf, Element operator, Leaf kind) {
    SourceNode value = operator.value();
    if (kind == Leaf.SINGLE_VALUE && !operator.key().equals(ASSIGN)) {
      problems.error(
          "policy.operator-on-single-value",
          operator.where(),
          "%s is for lists, and %s is a single value".formatted(operator.key(), Quoted.text(leaf)),
          "Write {\"@@assign\": …}.");
    }
    boolean isRight = kind == Leaf.LIST ? value instanceof Sequence : isValue(value);
    if (!isRight && !operator.isUnknown()) {
      String hint =
          kind == Leaf.LIST && isSingle(value)
              ? "Write [%s].".formatted(JsonWords.example(value))
              : "Write %s.".formatted(kind.words);
      Finding finding = wrongType(leaf, kind.words, value, hint);
      if (kind == Leaf.LIST && isValue(value)) {
        problems.offer(finding, new Wrapping(value, Shell.LIST));
      }
    } else if (value instanceof Sequence list) {
      checkItems(leaf, list);
    }
    return operand(operator.key(), value);
  }

  private void checkItems(String leaf, Sequence list) {
    if (list.items().isEmpty()) {
      problems.warning(
          "policy.empty-list",
          list.where(),
          "%s is an empty list; AWS does not document what that means".formatted(Quoted.text(leaf)),
          "Name at least one value, or take the key out.");
    }
    list.items().stream()
        .filter(item -> !isValue(item) && !(item instanceof Unknown))
        .forEach(
            item ->
                wrongType(
                    "a value of '%s'".formatted(leaf), "a text", item, "Write texts in quotes."));
  }

  /** Reports a value of a wrong type. */
  Finding wrongType(String noun, String expected, SourceNode value, String hint) {
    return problems.error(
        "policy.wrong-type",
        value.where(),
        "%s must be %s, not %s".formatted(Quoted.line(noun), expected, JsonWords.of(value)),
        hint);
  }

  private static boolean isSingle(SourceNode node) {
    return node instanceof Scalar || node instanceof Unknown;
  }

  private static boolean isValue(SourceNode node) {
    return isKnown(node) || (node instanceof Unknown unknown && unknown.isText());
  }

  private static boolean isKnown(SourceNode node) {
    return node instanceof Scalar scalar && scalar.type() != Scalar.Type.NULL;
  }

  private static Operand operand(String operator, SourceNode value) {
    List<? extends SourceNode> items =
        value instanceof Sequence list ? list.items() : List.of(value);
    return new Operand(
        operator,
        items.stream().filter(NodeRules::isKnown).map(Scalar.class::cast).toList(),
        items.stream().filter(Unknown.class::isInstance).map(Unknown.class::cast).toList());
  }
}
