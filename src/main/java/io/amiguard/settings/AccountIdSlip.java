package io.amiguard.settings;

import io.amiguard.source.Blanks;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text that looks like an account id and is none.
 *
 * @param words what is wrong with it, to stand behind it in a message
 * @param meant the twelve digits that it can only stand for
 */
public record AccountIdSlip(String words, Optional<String> meant) {
  private static final int DIGITS = 12;
  private static final Pattern SPACED = Pattern.compile("[0-9][0-9 -]*");

  /** Returns what is wrong with a text, if it looks like an account id and is none. */
  public static Optional<AccountIdSlip> of(String text) {
    StringBuilder digits = new StringBuilder();
    for (int point : text.codePoints().toArray()) {
      int digit = Character.digit(point, 10);
      if (digit >= 0) {
        digits.append(digit);
      } else if (point != '-' && !Blanks.isBlank(point)) {
        return Optional.empty();
      }
    }
    boolean isRight = digits.length() == DIGITS && digits.toString().equals(text);
    return digits.isEmpty() || isRight
        ? Optional.empty()
        : Optional.of(of(text, digits.toString()));
  }

  private static AccountIdSlip of(String text, String digits) {
    return digits.length() == DIGITS
        ? new AccountIdSlip(fault(text, digits), Optional.of(digits))
        : new AccountIdSlip("has %d digits".formatted(digits.length()), Optional.empty());
  }

  private static String fault(String text, String digits) {
    if (Blanks.strip(text).equals(digits)) {
      return "has white space around it";
    }
    return SPACED.matcher(text).matches()
        ? "has spaces or hyphens"
        : "has characters other than the digits 0 to 9";
  }

  /** Returns what to write instead. */
  public String hint() {
    return meant.map("Write \"%s\"."::formatted).orElse("Write the 12 digits of an account id.");
  }
}
