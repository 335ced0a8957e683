package io.amiguard.journal;

import io.amiguard.plan.SafetyLimits;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of an entry before its first change.
 *
 * @param caller the ARN of whose credentials are used; empty if AWS did not tell
 * @param fingerprint of the plan
 * @param planId of the file that the plan was saved in, if it was
 * @param changes how many the plan has
 * @param limits of the plan, which its rollback keeps to as well
 * @param undoes the id of the entry that this one rolls back
 */
public record Heading(
    Instant time,
    Optional<String> caller,
    String organizationId,
    String fingerprint,
    Optional<String> planId,
    int changes,
    SafetyLimits limits,
    Optional<String> undoes) {}
