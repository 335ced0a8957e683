package io.amiguard.sandbox;

import java.util.Optional;

/**
 * What matters of an HTTP request.
 *
 * @param target header {@code X-Amz-Target}, which only the JSON protocol sends
 */
record WireRequest(Optional<String> target, Optional<String> authorization, String body) {}
