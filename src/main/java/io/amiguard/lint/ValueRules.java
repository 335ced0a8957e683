package io.amiguard.lint;

import io.amiguard.Finding;
import io.amiguard.lint.Fix.Respelling;
import io.amiguard.policy.ImageCriterion;
import io.amiguard.policy.State;
import io.amiguard.settings.ImageNames;
import io.amiguard.settings.Spelling;
import io.amiguard.source.Quoted;
import io.amiguard.source.SourceNode.Scalar;
import java.util.Optional;
import java.util.regex.Pattern;

/** What single values of a policy may be (User Guide, EC2 policy syntax). */
final class ValueRules {
  private static final Pattern ACCOUNT_ID = Pattern.compile("[0-9]{12}");
  private static final Pattern DAYS = Pattern.compile("[0-9]{1,10}");

  private final Problems problems;
  private final NodeRules nodes;

  ValueRules(Problems problems, NodeRules nodes) {
    this.problems = problems;
    this.nodes = nodes;
  }

  /** Returns whether a value stands in quotes, and reports one that does not. */
  boolean isText(Scalar value, String noun) {
    if (value.type() == Scalar.Type.STRING) {
      return true;
    }
    String hint = "Put it in quotes: \"%s\".".formatted(Quoted.line(JsonWords.example(value)));
    Finding finding = nodes.wrongType(noun, "a text", value, hint);
    if (ACCOUNT_ID.matcher(value.text()).matches()) {
      problems.offer(finding, Respelling.text(value.where(), value.text()));
    }
    return false;
  }

  void state(Scalar value) {
    Optional<State> state = State.parse(value.text());
    if (!isText(value, "state") || state.filter(known -> isInPolicy(known, value)).isPresent()) {
      return;
    }
    if (state.isPresent()) {
      Finding finding =
          problems.error(
              "policy.state-spelling",
              value.where(),
              "state %s is spelled as in the EC2 API".formatted(Quoted.text(value.text())),
              "Write \"%s\": a policy has underscores.".formatted(state.get().inPolicy()));
      problems.offer(finding, Respelling.text(value.where(), state.get().inPolicy()));
    } else {
      unknownState(value);
    }
  }

  private void unknownState(Scalar value) {
    Finding finding =
        problems.error(
            "policy.unknown-state",
            value.where(),
            "state %s %s"
                .formatted(Quoted.text(value.text()), Spelling.fault(value.text(), State.words())),
            Spelling.hint(
                value.text(),
                State.words(),
                "Use one of %s.".formatted(String.join(", ", State.words()))));
    CertainWord.sameLetters(value.text(), State.words())
        .ifPresent(word -> problems.offer(finding, Respelling.text(value.where(), word)));
  }

  private static boolean isInPolicy(State state, Scalar value) {
    return state.inPolicy().equals(value.text());
  }

  void imageName(Scalar value) {
    if (isText(value, "an image name")) {
      ImageNames.faultOf(value.text())
          .ifPresent(
              fault ->
                  problems.error(
                      "policy.image-name",
                      value.where(),
                      "image name %s %s".formatted(Quoted.text(value.text()), fault.words()),
                      fault.hint()));
    }
  }

  void productCode(Scalar value) {
    if (isText(value, "a product code") && !ImageCriterion.isProductCode(value.text())) {
      problems.error(
          "policy.product-code",
          value.where(),
          "product code %s is not 1 to 25 letters and digits".formatted(Quoted.text(value.text())),
          "Write the product code that AWS Marketplace shows, such as abcdefg1234567890.");
    }
  }

  /** AWS's samples write numbers as text; whether EC2 policies take numbers is not documented. */
  void days(Scalar value, String noun) {
    Optional<Integer> days = daysOf(value);
    if (days.isEmpty()) {
      problems.error(
          "policy.days-out-of-range",
          value.where(),
          "%s is %s".formatted(noun, Quoted.text(value.text())),
          "Write a number of days from 0 to 2147483647 in quotes, such as \"300\".");
    } else if (value.type() != Scalar.Type.STRING) {
      Finding finding =
          problems.note(
              "policy.days-as-number",
              value.where(),
              "%s is a number; AWS's samples write numbers as texts".formatted(noun),
              "Write \"%d\" to be sure.".formatted(days.get()));
      problems.offer(finding, Respelling.text(value.where(), value.text()));
    }
  }

  /** Returns the days that a value counts, if it counts any. */
  static Optional<Integer> daysOf(Scalar value) {
    boolean isCount = value.type() == Scalar.Type.STRING || value.type() == Scalar.Type.INTEGER;
    if (!isCount || !DAYS.matcher(value.text()).matches()) {
      return Optional.empty();
    }
    long days = Long.parseLong(value.text());
    return days > Integer.MAX_VALUE ? Optional.empty() : Optional.of((int) days);
  }
}
