package io.amiguard.conversion;

import java.util.Optional;

/**
 * A file that may hold policies.
 *
 * @param name as the user gave it
 */
public record PolicyFile(String name, String text) {

  /** Returns the document that stands in this file as a text, as the AWS CLI prints it. */
  public Optional<PolicyFile> wrapped() {
    return JsonPolicySource.wrappedIn(this);
  }
}
