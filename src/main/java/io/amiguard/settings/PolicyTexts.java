package io.amiguard.settings;

import static io.amiguard.settings.Expect.called;

import io.amiguard.policy.ChildPolicies;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.State;
import io.amiguard.source.Quoted;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The single texts of a policy, from the settings file or from a flag. */
final class PolicyTexts {
  private final Problems problems;

  PolicyTexts(Problems problems) {
    this.problems = problems;
  }

  Optional<PolicyName> name(Scalar text) {
    String hint = "Write 1 to %d characters on one line.".formatted(PolicyName.MAX_LENGTH);
    Optional<String> fault =
        text.text().isBlank() ? Optional.of("is empty") : fault(text, PolicyName.MAX_LENGTH);
    fault.ifPresent(words -> report("settings.name", text, "name " + words, hint));
    return fault.isEmpty() ? Optional.of(new PolicyName(text.text())) : Optional.empty();
  }

  Optional<String> description(Scalar text) {
    int max = PolicySettings.MAX_DESCRIPTION_LENGTH;
    String hint = "Write at most %d characters on one line.".formatted(max);
    Optional<String> fault = fault(text, max);
    fault.ifPresent(words -> report("settings.description", text, "description " + words, hint));
    return fault.isEmpty() ? Optional.of(text.text()) : Optional.empty();
  }

  Optional<String> exceptionMessage(Scalar text) {
    if (text.text().isBlank()) {
      report(
          "settings.exception-message",
          text,
          "exception_message is empty",
          "Write what a blocked caller is to do, or leave the key out for AWS's own message.");
      return Optional.empty();
    }
    return Optional.of(text.text());
  }

  Optional<State> state(SourceNode node) {
    return oneOf(node, "state", State.words(), State::parse);
  }

  Optional<ChildPolicies> childPolicies(SourceNode node) {
    return oneOf(node, "child_policies", ChildPolicies.words(), ChildPolicies::parse);
  }

  private <T> Optional<T> oneOf(
      SourceNode node, String noun, List<String> words, Function<String, Optional<T>> parser) {
    Optional<Scalar> word = Expect.text(node, noun, Expect.oneOf(words), problems);
    Optional<T> value = word.map(Scalar::text).flatMap(parser);
    if (word.isPresent() && value.isEmpty()) {
      reportUnknown(noun, word.get(), words);
    }
    return value;
  }

  private static Optional<String> fault(Scalar text, int max) {
    int length = text.text().codePointCount(0, text.text().length());
    if (length > max) {
      return Optional.of("has %d characters".formatted(length));
    }
    return text.text().codePoints().anyMatch(Character::isISOControl)
        ? Optional.of("holds a line break or another control character")
        : Optional.empty();
  }

  private void reportUnknown(String noun, Scalar text, List<String> known) {
    report(
        "settings.unknown-value",
        text,
        "%s %s %s".formatted(noun, Quoted.text(text.text()), Spelling.fault(text.text(), known)),
        Spelling.hint(text.text(), known, Expect.oneOf(known)));
  }

  private void report(String rule, Scalar text, String message, String hint) {
    problems.error(rule, text.where(), called(message, text.where()), hint);
  }
}
