package io.amiguard.sandbox;

import io.amiguard.organization.TargetId;
import java.util.Optional;

/**
 * Who calls.
 *
 * @param region the Region that the request is signed for
 * @param session the name of the session if a role was assumed; empty for keys of its own (see
 *     {@link AccessKeys})
 */
record Caller(TargetId account, String region, Optional<String> session) {}
