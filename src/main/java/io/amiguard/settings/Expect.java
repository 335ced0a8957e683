package io.amiguard.settings;

import io.amiguard.Finding.Where;
import io.amiguard.source.Quoted;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The types that a value may have to have; a value of another type is a problem. */
final class Expect {
  private static final String WRONG_TYPE = "settings.wrong-type";
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final Pattern WHOLE_NUMBER = Pattern.compile("0|-?[1-9][0-9]*");
  private static final int MAX_DIGITS = 10;

  private Expect() {}

  /** Returns what a value is called in messages: flags have the names of the keys. */
  static String called(String noun, Where where) {
    return where.file() == null ? "--" + noun : noun;
  }

  /** Returns a text that stands in the file as a text. */
  static Optional<Scalar> text(SourceNode node, String noun, Problems problems) {
    boolean hasText = node instanceof Scalar scalar && scalar.type() != Scalar.Type.NULL;
    String hint = hasText ? "Put it in quotes." : "Write a text, or leave the key out.";
    return text(node, noun, hint, problems);
  }

  /**
   * Returns a text that stands in the file as a text.
   *
   * @param hint what to write instead of a value of another type
   */
  static Optional<Scalar> text(SourceNode node, String noun, String hint, Problems problems) {
    if (node instanceof Scalar scalar && scalar.type() == Scalar.Type.STRING) {
      return Optional.of(scalar);
    }
    wrongType(node, noun, "a text", hint, problems);
    return Optional.empty();
  }

  /** Returns the hint that says which words there are. */
  static String oneOf(List<String> words) {
    return "Write one of %s.".formatted(String.join(", ", words));
  }

  /**
   * Returns a text or an account id. An id without quotes is taken as its digits stand in the file,
   * because a number would lose leading zeros.
   */
  static Optional<Scalar> textOrAccountId(SourceNode node, String noun, Problems problems) {
    if (node instanceof Scalar scalar
        && (scalar.type() == Scalar.Type.STRING || isPlainDigits(scalar))) {
      return Optional.of(scalar);
    }
    String hint = "Write a name, or the 12 digits of an account id in quotes.";
    wrongType(node, noun, "a text or an account id in plain digits", hint, problems);
    return Optional.empty();
  }

  static Optional<Boolean> trueOrFalse(SourceNode node, String noun, Problems problems) {
    if (node instanceof Scalar scalar && scalar.type() == Scalar.Type.BOOLEAN) {
      return Optional.of(scalar.text().equalsIgnoreCase("true"));
    }
    wrongType(node, noun, "true or false", "Write true, or leave the key out.", problems);
    return Optional.empty();
  }

  /** Returns a number of days (User Guide, EC2 policy syntax: 0 to 2147483647). */
  static Optional<Integer> days(SourceNode node, String noun, Problems problems) {
    if (!(node instanceof Scalar scalar)
        || scalar.type() != Scalar.Type.INTEGER
        || !WHOLE_NUMBER.matcher(scalar.text()).matches()) {
      String hint = "Write a number of days without quotes, such as 300.";
      wrongType(node, noun, "a whole number in plain digits", hint, problems);
      return Optional.empty();
    }
    Optional<Integer> days = inRange(scalar.text());
    if (days.isEmpty()) {
      problems.error(
          "settings.days-out-of-range",
          node.where(),
          "%s is %s".formatted(noun, Quoted.text(scalar.text())),
          "Write a number of days from 0 to 2147483647.");
    }
    return days;
  }

  private static Optional<Integer> inRange(String digits) {
    if (digits.length() > MAX_DIGITS) {
      return Optional.empty();
    }
    long days = Long.parseLong(digits);
    return days < 0 || days > Integer.MAX_VALUE ? Optional.empty() : Optional.of((int) days);
  }

  static Optional<SourceNode.Sequence> list(
      SourceNode node, String noun, String example, Problems problems) {
    if (node instanceof SourceNode.Sequence sequence) {
      return Optional.of(sequence);
    }
    wrongType(node, noun, "a list", "Write a list, such as %s.".formatted(example), problems);
    return Optional.empty();
  }

  static void wrongType(
      SourceNode node, String noun, String expected, String hint, Problems problems) {
    problems.error(
        WRONG_TYPE,
        node.where(),
        "%s must be %s, not %s".formatted(noun, expected, inWords(node)),
        hint);
  }

  private static boolean isPlainDigits(Scalar scalar) {
    return scalar.type() == Scalar.Type.INTEGER && DIGITS.matcher(scalar.text()).matches();
  }

  private static String inWords(SourceNode node) {
    return node instanceof Scalar scalar && scalar.type() != Scalar.Type.NULL
        ? node.kindInWords() + " (" + Quoted.text(scalar.text()) + ")"
        : node.kindInWords();
  }
}
