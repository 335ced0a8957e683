package io.amiguard.lint;

import static io.amiguard.policy.PolicyKeys.ASSIGN;
import static io.amiguard.policy.PolicyKeys.REMOVE;

import io.amiguard.Finding.Where;
import io.amiguard.source.SourceNode.Scalar;
import java.util.List;
import java.util.Map;

/**
 * One image criterion as it stands in a file, right or wrong.
 *
 * @param name what messages call it
 * @param parameters by key, such as {@code image_names}; a condition goes by its count of days
 */
record CriterionDraft(Where where, String name, Map<String, List<Operand>> parameters) {

  CriterionDraft {
    parameters = Map.copyOf(parameters);
  }

  /** What one operator does to a parameter. */
  record Operand(String operator, List<Scalar> values) {
    Operand {
      values = List.copyOf(values);
    }
  }

  boolean has(String key) {
    return parameters.containsKey(key);
  }

  /** Returns the values that the criterion gives a parameter, by whatever operator. */
  List<Scalar> values(String key) {
    return parameters.getOrDefault(key, List.of()).stream()
        .filter(operand -> !operand.operator().equals(REMOVE))
        .flatMap(operand -> operand.values().stream())
        .toList();
  }

  /** Returns whether the criterion says all there is to it, whatever it inherits. */
  boolean isWhole() {
    return !parameters.isEmpty()
        && parameters.values().stream()
            .allMatch(
                operands -> operands.size() == 1 && operands.get(0).operator().equals(ASSIGN));
  }
}
