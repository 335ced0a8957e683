package io.amiguard.sandbox;

import io.amiguard.organization.TargetId;

/**
 * Who calls.
 *
 * @param region the Region that the request is signed for
 */
record Caller(TargetId account, String region, Credentials credentials) {

  /** How the caller became somebody in the account. */
  enum Credentials {
    /** Its own keys; the sandbox takes any and lets them be the management account. */
    OWN,
    /** A role of the account, assumed from the management account. */
    ASSUMED_ROLE
  }
}
