package io.amiguard.policy;

import io.amiguard.policy.EffectivePolicy.IgnoredOperator;
import io.amiguard.policy.EffectivePolicy.Source;
import io.amiguard.policy.EffectivePolicy.Step;

/**
 * An operator of an attached policy at work on one node.
 *
 * @param operand what the policy gives to the operator
 * @param pointer where the node stands in the policy
 */
record Operation(Source source, Operator operator, Value operand, String pointer) {

  /** Returns the step towards a value for which these texts of the operand mattered. */
  Step step(Value mattered) {
    return new Step(source, operator.key(), mattered.texts(), pointer);
  }

  /** Returns this as one that does not count, because {@code lock} forbade the operator. */
  IgnoredOperator ignored(String path, Source lock) {
    return new IgnoredOperator(path, operator.key(), source, lock);
  }
}
