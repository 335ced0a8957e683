package io.amiguard.lint;

import static io.amiguard.policy.PolicyKeys.ALL;
import static io.amiguard.policy.PolicyKeys.APPEND;
import static io.amiguard.policy.PolicyKeys.ASSIGN;
import static io.amiguard.policy.PolicyKeys.CHILD_CONTROL;
import static io.amiguard.policy.PolicyKeys.NONE;
import static io.amiguard.policy.PolicyKeys.REMOVE;

import io.amiguard.Finding;
import io.amiguard.lint.Fix.Removal;
import io.amiguard.lint.Fix.Respelling;
import io.amiguard.lint.Fix.Shell;
import io.amiguard.lint.Fix.Wrapping;
import io.amiguard.settings.Spelling;
import io.amiguard.source.Quoted;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Entry;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceNode.Scalar;
import io.amiguard.source.SourceNode.Sequence;
import io.amiguard.source.SourceNode.Unknown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The words with two @ signs, on every node of a policy (User Guide, inheritance operators). */
final class OperatorRules {
  private static final List<String> KEYS = List.of(ASSIGN, APPEND, REMOVE, CHILD_CONTROL);
  private static final List<String> CONTROLS = List.of(ASSIGN, APPEND, REMOVE, ALL, NONE);
  private static final String CONTROL_EXAMPLE = "Write a list of words, such as [\"@@none\"].";

  private final Problems problems;

  OperatorRules(Problems problems) {
    this.problems = problems;
  }

  void check(SourceNode node) {
    if (!(node instanceof Mapping mapping)) {
      return;
    }
    List<Entry> operators = new ArrayList<>();
    for (Entry entry : mapping.entries()) {
      if (entry.key().equals(CHILD_CONTROL)) {
        control(entry);
      } else if (Element.OPERATORS.contains(entry.key())) {
        operators.add(entry);
      } else if (Element.isOperatorWord(entry.key())) {
        unknown(entry, mapping);
      } else {
        check(entry.value());
      }
    }
    if (operators.size() > 1) {
      several(operators);
    }
  }

  private void unknown(Entry entry, Mapping node) {
    Finding finding =
        problems.error(
            "policy.unknown-operator",
            entry.where(),
            "%s is not an operator".formatted(Quoted.text(entry.key())),
            Spelling.hint(entry.key(), KEYS, "Use one of %s.".formatted(String.join(", ", KEYS))));
    CertainWord.oneSlip(entry.key(), KEYS)
        .filter(word -> node.get(word).isEmpty())
        .ifPresent(word -> problems.offer(finding, Respelling.text(entry.where(), word)));
  }

  private void several(List<Entry> operators) {
    problems.note(
        "policy.several-operators",
        operators.get(1).where(),
        "the node has %s; AWS takes them in the order assign, append, remove"
            .formatted(String.join(" and ", operators.stream().map(Entry::key).toList())),
        "Nothing to do if that is meant; one @@assign with the final list says the same.");
  }

  private void control(Entry entry) {
    if (Element.of(entry).isUnknown()) {
      return;
    }
    if (!(entry.value() instanceof Sequence list)) {
      noList(entry.value());
    } else if (list.items().isEmpty()) {
      problems.warning(
          "policy.empty-control",
          entry.where(),
          "the list of operators for child policies is empty; AWS does not document what that means",
          "Write [\"@@none\"] to allow nothing, or take the key out to allow all.");
    } else {
      words(list);
    }
  }

  private void words(Sequence list) {
    Set<String> seen = new HashSet<>();
    List<SourceNode> known =
        list.items().stream().filter(item -> !(item instanceof Unknown)).toList();
    for (SourceNode item : known) {
      if (!(item instanceof Scalar word) || word.type() != Scalar.Type.STRING) {
        wrongType(item);
      } else if (!CONTROLS.contains(word.text())) {
        unknownControl(word);
      } else if (!seen.add(word.text())) {
        Finding finding =
            problems.error(
                "policy.repeated-control",
                word.where(),
                "%s stands in the list twice".formatted(Quoted.text(word.text())),
                "Keep one of the two.");
        problems.offer(finding, new Removal(word.where()));
      }
    }
    if (seen.contains(NONE) && known.size() > 1) {
      problems.error(
          "policy.none-with-others",
          list.where(),
          "'@@none' stands beside other words",
          "Write [\"@@none\"] alone, or leave it out.");
    }
  }

  private void unknownControl(Scalar word) {
    Finding finding =
        problems.error(
            "policy.unknown-control",
            word.where(),
            "%s is no operator that child policies can be allowed"
                .formatted(Quoted.text(word.text())),
            Spelling.hint(
                word.text(), CONTROLS, "Use one of %s.".formatted(String.join(", ", CONTROLS))));
    CertainWord.sameLetters(word.text(), CONTROLS)
        .ifPresent(known -> problems.offer(finding, Respelling.text(word.where(), known)));
  }

  private void noList(SourceNode node) {
    Finding finding = wrongType(node);
    if (node instanceof Scalar word && CONTROLS.contains(word.text())) {
      problems.offer(finding, new Wrapping(node, Shell.LIST));
    }
  }

  private Finding wrongType(SourceNode node) {
    return problems.error(
        "policy.wrong-type",
        node.where(),
        "%s is a list of words, not %s".formatted(CHILD_CONTROL, JsonWords.of(node)),
        CONTROL_EXAMPLE);
  }
}
