package io.amiguard.plan;

import io.amiguard.Finding.Severity;
import java.util.Set;

/**
 * Something that the policies of a place make of what they inherit and that nobody may have meant.
 * The same surprise in several places is one finding.
 *
 * @param message what happens between which policies, without the places
 * @param paths the values that it is about
 */
record Surprise(Severity severity, String rule, String message, String hint, Set<String> paths) {
  Surprise {
    paths = Set.copyOf(paths);
  }
}
