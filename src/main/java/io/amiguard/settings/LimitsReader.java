package io.amiguard.settings;

import io.amiguard.plan.SafetyLimits;
import io.amiguard.source.Quoted;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Scalar;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how far a plan may go before it takes a flag. */
final class LimitsReader {
  static final List<String> KEYS = List.of("max_accounts", "max_share", "max_blocked_instances");
  private static final Pattern NUMBER = Pattern.compile("([0-9]{1,9})");
  private static final Pattern PERCENT = Pattern.compile("([0-9]{1,9}) ?%");
  private static final int WHOLE = 100;

  private final Problems problems;

  LimitsReader(Problems problems) {
    this.problems = problems;
  }

  SafetyLimits read(SourceNode node) {
    return Fields.of(node, "limits", KEYS, problems)
        .map(
            fields ->
                new SafetyLimits(
                    count(fields, "max_accounts", "accounts", 100),
                    share(fields),
                    count(fields, "max_blocked_instances", "instances", 0)))
        .orElse(SafetyLimits.DEFAULT);
  }

  private OptionalInt count(Fields fields, String key, String what, int example) {
    String hint = "Write a number of %s without quotes, such as %d.".formatted(what, example);
    return fields
        .find(key)
        .map(
            node -> {
              boolean isNumber =
                  node instanceof Scalar scalar && scalar.type() == Scalar.Type.INTEGER;
              if (!isNumber) {
                Expect.wrongType(node, key, "a whole number in plain digits", hint, problems);
                return OptionalInt.empty();
              }
              return number((Scalar) node, NUMBER, key, hint);
            })
        .orElse(OptionalInt.empty());
  }

  private OptionalInt share(Fields fields) {
    String key = "max_share";
    String hint = "Write a share of the active accounts from 0% to 100%, such as 30%.";
    return fields
        .find(key)
        .map(
            node -> {
              boolean isText = node instanceof Scalar scalar && scalar.type() == Scalar.Type.STRING;
              if (!isText) {
                Expect.wrongType(node, key, "a percentage", hint, problems);
                return OptionalInt.empty();
              }
              OptionalInt percent = number((Scalar) node, PERCENT, key, hint);
              if (percent.orElse(0) > WHOLE) {
                report((Scalar) node, key, hint);
              }
              return percent;
            })
        .orElse(OptionalInt.empty());
  }

  private OptionalInt number(Scalar text, Pattern pattern, String key, String hint) {
    Matcher matcher = pattern.matcher(text.text());
    if (!matcher.matches()) {
      report(text, key, hint);
      return OptionalInt.empty();
    }
    return OptionalInt.of(Integer.parseInt(matcher.group(1)));
  }

  private void report(Scalar text, String key, String hint) {
    problems.error(
        "settings.limit", text.where(), "%s is %s".formatted(key, Quoted.text(text.text())), hint);
  }
}
