package io.amiguard.terraform;

import io.amiguard.Finding.Where;
import java.util.Map;
import java.util.Optional;

/**
 * A resource of Terraform with its arguments.
 *
 * @param where its first word
 */
record Resource(Where where, String type, String label, Map<String, Expression> arguments) {

  /** The resource type of a policy. */
  static final String POLICY = "aws_organizations_policy";

  /** The resource type of an attachment. */
  static final String ATTACHMENT = "aws_organizations_policy_attachment";

  Resource {
    arguments = Map.copyOf(arguments);
  }

  /** Returns whether resources of a type say something about policies. */
  static boolean isWanted(String type) {
    return type.equals(POLICY) || type.equals(ATTACHMENT);
  }

  /** Returns what the rest of a configuration calls it. */
  String address() {
    return type + "." + label;
  }

  Optional<Expression> argument(String name) {
    return Optional.ofNullable(arguments.get(name));
  }
}
