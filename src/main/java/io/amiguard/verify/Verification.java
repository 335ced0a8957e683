package io.amiguard.verify;

import io.amiguard.Finding;
import java.util.List;

/**
 * What a check found.
 *
 * @param sample the accounts whose effective policy was compared
 */
public record Verification(List<Finding> findings, Sample sample, Completeness completeness) {

  /** Whether everything that was asked could be read. */
  public enum Completeness {
    COMPLETE,
    INCOMPLETE
  }

  public Verification {
    findings = List.copyOf(findings);
  }
}
