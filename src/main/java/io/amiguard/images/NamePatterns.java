package io.amiguard.images;

import java.util.Locale;
import java.util.function.BiPredicate;

/**
 * Two names in which {@code *} stands for any characters and {@code ?} for one (EC2 API, {@code
 * ImageNames}), laid side by side. A comparison takes time in proportion to the product of both
 * lengths: from the end on, each rest of one with each rest of the other.
 */
final class NamePatterns {
  private static final char ANY = '*';
  private static final char ONE = '?';

  private final String one;
  private final String other;

  /** The answers for the rests that begin at these two places. */
  private final boolean[][] known;

  private NamePatterns(String one, String other) {
    this.one = one;
    this.other = other;
    this.known = new boolean[one.length() + 1][other.length() + 1];
  }

  /** Returns whether surely every name that fits one pattern fits the other. */
  static boolean isWithin(String one, String other) {
    NamePatterns patterns = new NamePatterns(one, other);
    return patterns.compare(patterns::isRestWithin);
  }

  /** Returns whether a name may fit both. Whether case counts is not documented. */
  static boolean canMeet(String one, String other) {
    NamePatterns patterns =
        new NamePatterns(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
    return patterns.compare(patterns::canRestMeet);
  }

  private boolean compare(BiPredicate<Integer, Integer> question) {
    for (int i = one.length(); i >= 0; i--) {
      for (int j = other.length(); j >= 0; j--) {
        known[i][j] = question.test(i, j);
      }
    }
    return known[0][0];
  }

  /** The other's {@code *} takes whatever is here; nothing else takes a {@code *}. */
  private boolean isRestWithin(int i, int j) {
    if (is(ANY, other, j)) {
      return known[i][j + 1] || (i < one.length() && known[i + 1][j]);
    }
    if (isOneOver(i, j) || is(ANY, one, i)) {
      return isOver(i, j);
    }
    return (one.charAt(i) == other.charAt(j) || is(ONE, other, j)) && known[i + 1][j + 1];
  }

  /** A {@code *} takes nothing, or the next place of the other and then what it takes further. */
  private boolean canRestMeet(int i, int j) {
    if (is(ANY, one, i) || is(ANY, other, j)) {
      return (i < one.length() && known[i + 1][j]) || (j < other.length() && known[i][j + 1]);
    }
    if (isOneOver(i, j)) {
      return isOver(i, j);
    }
    boolean canBeSame = one.charAt(i) == other.charAt(j) || is(ONE, one, i) || is(ONE, other, j);
    return canBeSame && known[i + 1][j + 1];
  }

  private static boolean is(char wildcard, String pattern, int place) {
    return place < pattern.length() && pattern.charAt(place) == wildcard;
  }

  private boolean isOneOver(int i, int j) {
    return i == one.length() || j == other.length();
  }

  private boolean isOver(int i, int j) {
    return i == one.length() && j == other.length();
  }
}
