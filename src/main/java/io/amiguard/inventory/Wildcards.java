package io.amiguard.inventory;

import java.util.Locale;

/**
 * Text in which {@code *} stands for any characters and {@code ?} for one (EC2 API, {@code
 * ImageNames}). Takes time in proportion to both lengths, whatever a pattern holds.
 */
public record Wildcards(String pattern) {
  private static final char ANY = '*';
  private static final char ONE = '?';

  /** Returns whether all of a text fits, letter by letter. */
  public boolean matches(String text) {
    int inPattern = 0;
    int inText = 0;
    int lastStar = -1;
    int resume = 0;
    while (inText < text.length()) {
      if (isStar(inPattern)) {
        lastStar = inPattern++;
        resume = inText;
      } else if (fits(inPattern, text.charAt(inText))) {
        inPattern++;
        inText++;
      } else if (lastStar >= 0) {
        inPattern = lastStar + 1;
        inText = ++resume;
      } else {
        return false;
      }
    }
    while (isStar(inPattern)) {
      inPattern++;
    }
    return inPattern == pattern.length();
  }

  /** Returns whether a text fits if capital and small letters are the same. */
  boolean matchesInAnyCase(String text) {
    return new Wildcards(pattern.toLowerCase(Locale.ROOT)).matches(text.toLowerCase(Locale.ROOT));
  }

  private boolean isStar(int index) {
    return index < pattern.length() && pattern.charAt(index) == ANY;
  }

  private boolean fits(int index, char character) {
    return index < pattern.length()
        && (pattern.charAt(index) == ONE || pattern.charAt(index) == character);
  }
}
