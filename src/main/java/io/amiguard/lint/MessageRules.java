package io.amiguard.lint;

import io.amiguard.source.SourceNode.Scalar;
import java.util.List;
import java.util.regex.Pattern;

/** What should not stand in the text that a blocked caller sees (User Guide, EC2 policies). */
final class MessageRules {
  private static final List<Secret> SECRETS =
      List.of(
          new Secret("an e-mail address", Pattern.compile("[\\w.+-]@[\\w-]+\\.\\w")),
          new Secret("an access key id", Pattern.compile("\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b")),
          new Secret("an account id", Pattern.compile("(?<!\\d)\\d{12}(?!\\d)")));

  private final Problems problems;

  /** A kind of text that says too much. */
  private record Secret(String words, Pattern pattern) {}

  MessageRules(Problems problems) {
    this.problems = problems;
  }

  void check(Scalar message) {
    String text = message.text();
    if (text.isBlank()) {
      problems.warning(
          "policy.empty-message",
          message.where(),
          "exception_message is empty",
          "Write what a blocked caller is to do, or leave the key out for AWS's own message.");
    }
    for (Secret secret : SECRETS) {
      if (secret.pattern().matcher(text).find()) {
        problems.warning(
            "policy.sensitive-message",
            message.where(),
            "exception_message holds %s, and every blocked caller sees it"
                .formatted(secret.words()),
            "Take it out: AWS wants no personal or sensitive data here. Link to a page instead.");
      }
    }
  }
}
