package io.amiguard.lint;

import static io.amiguard.policy.PolicyKeys.ASSIGN;
import static io.amiguard.policy.PolicyKeys.REMOVE;

import io.amiguard.Finding.Where;
import io.amiguard.source.SourceNode.Scalar;
import io.amiguard.source.SourceNode.Unknown;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One image criterion as it stands in a file, right or wrong.
 *
 * @param name what messages call it
 * @param parameters by key, such as {@code image_names}; a condition goes by its count of days
 * @param unknown where there may be more parameters
 */
record CriterionDraft(
    Where where, String name, Map<String, List<Operand>> parameters, List<Unknown> unknown) {

  CriterionDraft {
    parameters = Map.copyOf(parameters);
    unknown = List.copyOf(unknown);
  }

  /**
   * What one operator does to a parameter.
   *
   * @param unknown where there may be another value, or more of them
   */
  record Operand(String operator, List<Scalar> values, List<Unknown> unknown) {
    Operand {
      values = List.copyOf(values);
      unknown = List.copyOf(unknown);
    }

    boolean isWhole() {
      return unknown.isEmpty();
    }

    /** Returns what is known of texts that are not known in full. */
    Stream<Scalar> knownTexts() {
      return unknown.stream()
          .filter(Unknown::isText)
          .map(text -> new Scalar(text.where(), text.known().orElseThrow(), Scalar.Type.STRING));
    }
  }

  boolean has(String key) {
    return parameters.containsKey(key);
  }

  /** Returns whether the criterion may give a parameter values that are not known. */
  boolean mayGive(String key) {
    return (!has(key) && !unknown.isEmpty())
        || !parameters.getOrDefault(key, List.of()).stream().allMatch(Operand::isWhole);
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
        && unknown.isEmpty()
        && parameters.values().stream()
            .allMatch(
                operands ->
                    operands.size() == 1
                        && operands.get(0).isWhole()
                        && operands.get(0).operator().equals(ASSIGN));
  }
}
