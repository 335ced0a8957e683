package io.amiguard.sandbox;

import io.amiguard.organization.TargetId;
import java.util.Optional;

/**
 * Who calls.
 *
 * @param region the Region that the request is signed for
 * @param session the name of the session if a role was assumed from the management account; empty
 *     for keys of its own: the sandbox takes any and lets them be the management account
 */
record Caller(TargetId account, String region, Optional<String> session) {}
