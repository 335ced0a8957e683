package io.amiguard.output;

import java.util.Locale;

/** Small things about English. */
public final class Words {

  private Words() {}

  /** Returns {@code 1 account}, {@code 2 accounts} or {@code 1,000 accounts}. */
  public static String count(long number, String noun) {
    return count(number, noun, noun + "s");
  }

  /** Returns the number with the noun in the form that fits it. */
  public static String count(long number, String one, String many) {
    return number(number) + " " + (number == 1 ? one : many);
  }

  /** Returns {@code 1,000}, wherever the program runs. */
  public static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
