package io.amiguard.policy;

import java.util.Optional;

/** A writer whose changes really happen, and that learns the ids of what it writes. */
public interface OrganizationWriter extends PolicyWriter {

  /** Returns the id of a policy that the plan saw or that it created; empty if neither. */
  Optional<PolicyId> knownId(PolicyName policy);
}
