package io.amiguard.conversion;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.policy.PolicyKeys;

/** Values without operators, as effective policies have them. */
final class BareValues {

  private BareValues() {}

  /** Returns the same values, each assigned. */
  static ObjectNode assigned(ObjectNode bare) {
    ObjectNode assigned = JsonNodeFactory.instance.objectNode();
    bare.properties()
        .forEach(
            field ->
                assigned.set(
                    field.getKey(),
                    field.getValue() instanceof ObjectNode below
                        ? assigned(below)
                        : JsonNodeFactory.instance
                            .objectNode()
                            .set(PolicyKeys.ASSIGN, field.getValue())));
    return assigned;
  }
}
