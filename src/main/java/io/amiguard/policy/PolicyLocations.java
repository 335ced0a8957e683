package io.amiguard.policy;

import io.amiguard.Finding.Where;
import java.util.Optional;

/** Where in a file the nodes of policies stand, for those that were read from one. */
@FunctionalInterface
public interface PolicyLocations {

  /** Policies that were not read from a file. */
  PolicyLocations NONE = (policy, pointer) -> Optional.empty();

  /**
   * Returns where a node of a policy stands.
   *
   * @param pointer JSON pointer to the node in the policy's own document, in its own spelling
   */
  Optional<Where> of(PolicyId policy, String pointer);
}
