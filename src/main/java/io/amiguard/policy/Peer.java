package io.amiguard.policy;

import io.amiguard.policy.EffectivePolicy.Source;
import java.util.Optional;

/** One of the policies that are attached to the same target, and what it says about one node. */
record Peer(Source source, PolicyNode node) {

  Optional<Operation> operation(Operator operator) {
    return Optional.ofNullable(node.operands().get(operator))
        .map(value -> new Operation(source, operator, value, node.pointer().toString()));
  }
}
