package io.amiguard.settings;

import io.amiguard.Finding.Where;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.PolicyDocument;

/** What must hold between the values of one policy. */
final class PolicyRules {

  private PolicyRules() {}

  /** Reports a document that is longer than AWS allows (Organizations quotas). */
  static void checkLength(AllowedImagesSettings allowedImages, Where where, Problems problems) {
    int characters = PolicyDocument.of(allowedImages).characters();
    int surplus = characters - PolicyDocument.MAX_CHARACTERS;
    if (surplus > 0) {
      problems.error(
          "settings.document-too-long",
          where,
          "the policy document has %d characters, %d more than the %d that AWS allows"
              .formatted(characters, surplus, PolicyDocument.MAX_CHARACTERS),
          "Take out providers, names or codes, or shorten exception_message.");
    }
  }
}
