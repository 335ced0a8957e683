package io.amiguard.journal;

import io.amiguard.plan.SafetyLimits;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of an entry before its first change.
 *
 * @param caller the ARN of whose credentials are used, or several; empty if AWS did not tell
 * @param organizationId empty for an entry that is about what accounts set themselves
 * @param fingerprint of the plan
 * @param planId of the file that the plan was saved in, if it was
 * @param changes how many the plan has
 * @param limits of the plan, which its rollback keeps to as well
 * @param undoes the id of the entry that this one rolls back
 */
public record Heading(
    Instant time,
    Optional<String> caller,
    Optional<String> organizationId,
    String fingerprint,
    Optional<String> planId,
    int changes,
    SafetyLimits limits,
    Optional<String> undoes) {

  /** Creates the heading of an entry that is about an organization. */
  public Heading(
      Instant time,
      Optional<String> caller,
      String organizationId,
      String fingerprint,
      Optional<String> planId,
      int changes,
      SafetyLimits limits,
      Optional<String> undoes) {
    this(time, caller, Optional.of(organizationId), fingerprint, planId, changes, limits, undoes);
  }

  /** Returns whether the entry is about an organization. */
  public boolean isOf(String organization) {
    return organizationId.filter(organization::equals).isPresent();
  }
}
