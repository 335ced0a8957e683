package io.amiguard.sandbox;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who signed a request, and for which Region and service (Signature Version 4, header {@code
 * Authorization}). The signature itself is not checked.
 */
record CredentialScope(String accessKeyId, String region, String service) {
  private static final Pattern CREDENTIAL =
      Pattern.compile("Credential=([^/,\\s]+)/[0-9]{8}/([^/,\\s]+)/([^/,\\s]+)/aws4_request");

  static Optional<CredentialScope> parse(String authorization) {
    Matcher matcher = CREDENTIAL.matcher(authorization);
    return matcher.find()
        ? Optional.of(new CredentialScope(matcher.group(1), matcher.group(2), matcher.group(3)))
        : Optional.empty();
  }
}
