package io.amiguard.lint;

import io.amiguard.Finding.Severity;
import java.util.Optional;

/**
 * A rule that a file can break.
 *
 * @param id stable; its first word is the area
 * @param title one line
 * @param why why it matters, and what to write instead
 * @param bad an example that breaks it
 * @param good the same, put right
 * @param fix what {@code lint --fix} does, where that is certain; empty if nothing
 * @param source where AWS says so, and how sure that is; or that the rule is amiguard's own
 */
public record Rule(
    String id,
    Severity severity,
    String title,
    String why,
    String bad,
    String good,
    Optional<String> fix,
    String source) {

  /** Returns the part of the id before the dot, such as {@code policy}. */
  public String area() {
    return id.substring(0, id.indexOf('.'));
  }
}
