package io.amiguard.lint;

import io.amiguard.Finding.Where;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.source.SourceNode.Scalar;
import java.util.function.BiFunction;

/** What should not stand in the text that a blocked caller sees (User Guide, EC2 policies). */
final class MessageRules {
  private final Problems problems;
  private final BiFunction<Scalar, String, Where> places;

  /**
   * @param places finds where a part of a text stands
   */
  MessageRules(Problems problems, BiFunction<Scalar, String, Where> places) {
    this.problems = problems;
    this.places = places;
  }

  void check(Scalar message) {
    if (message.text().isBlank()) {
      problems.warning(
          "policy.empty-message",
          message.where(),
          "exception_message is empty",
          "Write what a blocked caller is to do, or leave the key out for AWS's own message.");
    }
    String text = beginning(message.text());
    for (SensitiveText kind : SensitiveText.values()) {
      kind.in(text).ifPresent(part -> sensitive(kind, places.apply(message, part)));
    }
  }

  /** A longer message is refused with its document; nobody has to wait until all of it is read. */
  private static String beginning(String text) {
    return text.substring(0, Math.min(text.length(), PolicyDocument.MAX_CHARACTERS));
  }

  private void sensitive(SensitiveText kind, Where where) {
    problems.warning(
        "policy.sensitive-message",
        where,
        "exception_message holds %s, and every blocked caller sees it".formatted(kind.words()),
        "Take it out: AWS wants no personal or sensitive data here. Link to a page instead.");
  }
}
