package io.amiguard.lint;

import io.amiguard.Finding;
import io.amiguard.lint.CriterionDraft.Operand;
import io.amiguard.source.Quoted;
import io.amiguard.source.SourceNode.Scalar;
import java.util.HashMap;
import java.util.Map;

/**
 * What must hold for a list of a criterion.
 *
 * @param noun what one value is called
 * @param max how many values AWS allows (EC2 User Guide, Allowed AMIs, limits)
 */
record ListRules(String key, String noun, int max) {

  void check(Operand operand, Problems problems) {
    Map<String, Scalar> first = new HashMap<>();
    for (Scalar value : operand.values()) {
      Scalar before = first.putIfAbsent(value.text(), value);
      if (before != null) {
        Finding finding =
            problems.warning(
                "policy.duplicate-value",
                value.where(),
                "%s %s stands in the list twice, first in line %d"
                    .formatted(noun, Quoted.text(value.text()), before.where().line()),
                "Keep one of the two.");
        if (value.type() == before.type()) {
          problems.offer(finding, new Fix.Removal(value.where()));
        }
      }
    }
    if (operand.values().size() > max) {
      problems.error(
          "policy.too-many-values",
          operand.values().get(max).where(),
          "%s has %s values, AWS allows %d in one criterion"
              .formatted(key, Counted.of(operand.values().size(), operand.unknown()), max),
          "Move some to another criterion with the same other parameters.");
    }
  }
}
