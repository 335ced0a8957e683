package io.amiguard.verify;

import io.amiguard.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a check found.
 *
 * @param sample the accounts whose effective policy was compared
 * @param coverage how far it is in force in accounts and Regions, if they were asked
 */
public record Verification(
    List<Finding> findings, Sample sample, Completeness completeness, Optional<Coverage> coverage) {

  /** Whether everything that was asked could be read. */
  public enum Completeness {
    COMPLETE,
    INCOMPLETE
  }

  public Verification {
    findings = List.copyOf(findings);
  }

  /** Returns this with more findings. */
  public Verification with(List<Finding> more) {
    List<Finding> all =
        Stream.concat(findings.stream(), more.stream()).sorted(Finding.BY_PLACE).toList();
    return new Verification(all, sample, completeness, coverage);
  }

  Verification(List<Finding> findings, Sample sample, Completeness completeness) {
    this(findings, sample, completeness, Optional.empty());
  }
}
