package io.amiguard.snapshot;

import io.amiguard.organization.TargetId;
import io.amiguard.policy.PolicyId;

/** One policy attached to one target. */
public record Attachment(PolicyId policyId, TargetId targetId) {}
