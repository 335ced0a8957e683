package io.amiguard.lint;

import static io.amiguard.policy.PolicyKeys.ALLOWED_IMAGE_PROVIDERS;
import static io.amiguard.policy.PolicyKeys.ASSIGN;
import static io.amiguard.policy.PolicyKeys.CREATION_DATE_CONDITION;
import static io.amiguard.policy.PolicyKeys.IMAGE_NAMES;
import static io.amiguard.policy.PolicyKeys.MARKETPLACE_PRODUCT_CODES;
import static io.amiguard.policy.PolicyKeys.MAXIMUM_DAYS_SINCE_CREATED;
import static io.amiguard.policy.PolicyKeys.MAXIMUM_DAYS_SINCE_DEPRECATED;
import static io.amiguard.policy.PolicyKeys.OF_A_CRITERION;

import io.amiguard.lint.CriterionDraft.Operand;
import io.amiguard.lint.NodeRules.Leaf;
import io.amiguard.policy.ImageCriterion;
import io.amiguard.source.SourceNode.Scalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads one {@code criteria_N} and checks every value of it. */
final class CriterionRules {

  /** No list may be that long, which is a finding of its own. */
  private static final int MOST_CHECKED = 1_000;

  private static final ListRules PROVIDERS =
      new ListRules(ALLOWED_IMAGE_PROVIDERS, "provider", ImageCriterion.MAX_PROVIDERS);
  private static final ListRules NAMES =
      new ListRules(IMAGE_NAMES, "image name", ImageCriterion.MAX_NAMES);
  private static final ListRules PRODUCT_CODES =
      new ListRules(MARKETPLACE_PRODUCT_CODES, "product code", ImageCriterion.MAX_PRODUCT_CODES);

  private final Problems problems;
  private final NodeRules nodes;
  private final ValueRules values;
  private final ProviderRules providers;
  private final UnknownKeys unknownKeys;

  CriterionRules(Problems problems, NodeRules nodes, UnknownKeys unknownKeys) {
    this.problems = problems;
    this.nodes = nodes;
    this.values = new ValueRules(problems, nodes);
    this.providers = new ProviderRules(problems, values);
    this.unknownKeys = unknownKeys;
  }

  /** Returns the criterion, or nothing if it is no object. */
  Optional<CriterionDraft> read(Element criterion) {
    Map<String, List<Operand>> parameters = criterion.isEmpty() ? Map.of() : parameters(criterion);
    return criterion.isMapping()
        ? Optional.of(
            new CriterionDraft(criterion.where(), criterion.key(), parameters, criterion.unknown()))
        : Optional.empty();
  }

  private Map<String, List<Operand>> parameters(Element criterion) {
    Map<String, List<Operand>> parameters = new HashMap<>();
    for (Element member :
        nodes.members(
            criterion, OF_A_CRITERION, unknownKeys.in(criterion, "a criterion", OF_A_CRITERION))) {
      switch (member.key()) {
        case ALLOWED_IMAGE_PROVIDERS ->
            parameters.put(member.key(), list(member, PROVIDERS, providers::provider));
        case IMAGE_NAMES -> parameters.put(member.key(), list(member, NAMES, values::imageName));
        case MARKETPLACE_PRODUCT_CODES ->
            parameters.put(member.key(), list(member, PRODUCT_CODES, values::productCode));
        case CREATION_DATE_CONDITION -> days(member, MAXIMUM_DAYS_SINCE_CREATED, parameters);
        default -> days(member, MAXIMUM_DAYS_SINCE_DEPRECATED, parameters);
      }
    }
    return parameters;
  }

  private List<Operand> list(Element member, ListRules rules, Consumer<Scalar> rule) {
    List<Operand> operands = nodes.operands(member, Leaf.LIST);
    for (Operand operand : operands) {
      operand.values().stream().limit(MOST_CHECKED).forEach(rule);
      rules.check(operand, problems);
    }
    return operands;
  }

  private void days(Element condition, String key, Map<String, List<Operand>> parameters) {
    List<String> known = List.of(key);
    if (!condition.unknown().isEmpty()) {
      parameters.put(key, List.of(new Operand(ASSIGN, List.of(), condition.unknown())));
    }
    for (Element member :
        nodes.members(condition, known, unknownKeys.in(condition, condition.key(), known))) {
      List<Operand> operands = nodes.operands(member, Leaf.SINGLE_VALUE);
      operands.forEach(
          operand -> operand.values().forEach(value -> values.days(value, member.key())));
      parameters.put(key, operands);
    }
  }
}
