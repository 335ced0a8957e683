package io.amiguard.lint;

import static io.amiguard.policy.PolicyKeys.ALLOWED_IMAGE_PROVIDERS;
import static io.amiguard.policy.PolicyKeys.ASSIGN;
import static io.amiguard.policy.PolicyKeys.EXCEPTION_MESSAGE;
import static io.amiguard.policy.PolicyKeys.STATE;

import io.amiguard.Finding;
import io.amiguard.lint.CriterionDraft.Operand;
import io.amiguard.settings.SettingsReader;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Entry;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceNode.Scalar;
import io.amiguard.source.SourceNode.Sequence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks a settings file: what reading it finds, and what would be unwise in the policies. */
final class SettingsLint {
  private final Problems problems;

  SettingsLint(Problems problems) {
    this.problems = problems;
  }

  void check(SourceNode root, LocalDate today) {
    List<Finding> found = new ArrayList<>();
    SettingsReader.read(root, today, found);
    problems.addAll(found);
    items(root, "policies").forEach(this::policy);
  }

  private void policy(SourceNode node) {
    if (node instanceof Mapping policy) {
      new PolicyAdvice(problems).check(draft(policy));
      policy
          .get(EXCEPTION_MESSAGE)
          .filter(message -> message instanceof Scalar text && !text.text().isBlank())
          .ifPresent(message -> new MessageRules(problems).check((Scalar) message));
    }
  }

  private PolicyDraft draft(Mapping policy) {
    List<CriterionDraft> criteria = new ArrayList<>();
    for (SourceNode item : items(policy, "criteria")) {
      if (item instanceof Mapping criterion) {
        criteria.add(criterion(criterion, "criterion " + (criteria.size() + 1)));
      }
    }
    Optional<Scalar> state =
        policy.get(STATE).filter(Scalar.class::isInstance).map(Scalar.class::cast);
    return new PolicyDraft(
        policy.get("criteria").map(SourceNode::where).orElse(policy.where()), state, criteria);
  }

  private CriterionDraft criterion(Mapping criterion, String name) {
    ValueRules values = new ValueRules(problems, new NodeRules(problems));
    ProviderRules providers = new ProviderRules(problems, values);
    Map<String, List<Operand>> parameters = new HashMap<>();
    for (Entry entry : criterion.entries()) {
      List<Scalar> given = scalars(entry.value());
      if (!given.isEmpty()) {
        parameters.putIfAbsent(entry.key(), List.of(new Operand(ASSIGN, given)));
      }
      if (entry.key().equals(ALLOWED_IMAGE_PROVIDERS)) {
        given.forEach(providers::checkExample);
      }
    }
    return new CriterionDraft(criterion.where(), name, parameters);
  }

  private static List<SourceNode> items(SourceNode node, String key) {
    return node instanceof Mapping mapping
            && mapping.get(key).orElse(mapping) instanceof Sequence list
        ? list.items()
        : List.of();
  }

  private static List<Scalar> scalars(SourceNode node) {
    List<? extends SourceNode> items = node instanceof Sequence list ? list.items() : List.of(node);
    return items.stream().filter(Scalar.class::isInstance).map(Scalar.class::cast).toList();
  }
}
