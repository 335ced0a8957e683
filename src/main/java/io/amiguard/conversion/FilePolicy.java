package io.amiguard.conversion;

import io.amiguard.policy.PolicyDocument;
import io.amiguard.settings.TargetReference;
import java.util.List;
import java.util.Optional;

/**
 * A policy that stands in a file.
 *
 * @param name empty where the file holds the document alone
 * @param targets where the file says that it is attached
 */
record FilePolicy(
    Optional<String> name,
    Optional<String> description,
    List<TargetReference> targets,
    PolicyDocument document,
    Places places) {

  FilePolicy {
    targets = List.copyOf(targets);
  }

  /** Returns a policy of a file that does not say where it is attached. */
  static FilePolicy withoutTargets(
      Optional<String> name, Optional<String> description, PolicyDocument document, Places places) {
    return new FilePolicy(name, description, List.of(), document, places);
  }
}
