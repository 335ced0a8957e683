package io.amiguard.conversion;

import io.amiguard.policy.PolicyDocument;
import java.util.Optional;

/**
 * A policy that stands in a file.
 *
 * @param name empty where the file holds the document alone
 */
record FilePolicy(
    Optional<String> name, Optional<String> description, PolicyDocument document, Places places) {}
