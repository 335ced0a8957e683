package io.amiguard.settings;

import io.amiguard.source.Blanks;
import io.amiguard.source.Quoted;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that somebody probably meant. */
public final class Spelling {
  private static final int SHORTEST_PART = 4;
  private static final int LAST_OF_ASCII = 0x7F;
  private static final int LONGEST_WORD = 1000;
  private static final double MOST_DIFFERENCE = 0.34;
  private static final double LEAST_DIFFERENCE = 0.15;

  private Spelling() {}

  /**
   * Returns the known word nearest to {@code word}: at most a third of its letters differ (two
   * letters swapped count as one), or one of the two is a part of the other.
   */
  public static Optional<String> nearest(String word, Collection<String> known) {
    String sought = plain(word);
    if (sought.length() > LONGEST_WORD) {
      return Optional.empty();
    }
    List<String> inOrder = known.stream().sorted().toList();
    Optional<String> similar =
        inOrder.stream()
            .filter(candidate -> difference(sought, candidate) <= MOST_DIFFERENCE)
            .min(Comparator.comparingDouble(candidate -> difference(sought, candidate)));
    return similar.or(
        () -> inOrder.stream().filter(other -> isPart(sought, plain(other))).findFirst());
  }

  /** Returns whether one letter is too many, missing or another one, or two letters swapped. */
  public static boolean isOneSlip(String word, String known) {
    return Math.abs(word.length() - known.length()) <= 1 && distance(word, known) == 1;
  }

  /** Returns whether a word can hardly be anything but a known one: one letter in seven differs. */
  public static boolean isNear(String word, String known) {
    return Math.abs(word.length() - known.length()) <= known.length() * LEAST_DIFFERENCE
        && difference(plain(word), known) <= LEAST_DIFFERENCE;
  }

  /** Returns a hint with the nearest known word, or else what could be written. */
  public static String hint(String word, Collection<String> known, String otherwise) {
    return nearest(word, known)
        .map(near -> didYouMean(near) + lookAlike(word, near))
        .orElse(otherwise);
  }

  /** Two words can look the same to everybody but a computer. */
  private static String lookAlike(String word, String near) {
    return word.codePoints()
        .filter(point -> point > LAST_OF_ASCII && Character.isLetter(point))
        .filter(point -> near.indexOf(point) < 0)
        .mapToObj(point -> " Its '%s' is U+%04X.".formatted(Character.toString(point), point))
        .findFirst()
        .orElse("");
  }

  /** Returns what is wrong with a word that is not known, to stand behind it in a message. */
  public static String fault(String word, Collection<String> known) {
    boolean isAlmostKnown =
        Blanks.areAround(word)
            && known.stream().anyMatch(other -> plain(other).equals(plain(word)));
    return isAlmostKnown ? "has white space around it" : "is not known";
  }

  static String didYouMean(String word) {
    return "Did you mean %s?".formatted(Quoted.text(word));
  }

  private static String plain(String word) {
    return Blanks.strip(word).toLowerCase(Locale.ROOT).replace('-', '_');
  }

  /** Returns the share of letters that differ. */
  private static double difference(String sought, String candidate) {
    String known = plain(candidate);
    int shorter = Math.min(sought.length(), known.length());
    int longer = Math.max(sought.length(), known.length());
    return shorter == 0 || longer > 2 * shorter ? 1 : distance(sought, known) / (double) longer;
  }

  private static boolean isPart(String sought, String candidate) {
    return Math.min(sought.length(), candidate.length()) >= SHORTEST_PART
        && (candidate.contains(sought) || sought.contains(candidate));
  }

  /** The optimal string alignment distance: Levenshtein's, with neighbours that may swap. */
  private static int distance(String left, String right) {
    int[][] distances = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      for (int j = 0; j <= right.length(); j++) {
        distances[i][j] = step(distances, left, right, i, j);
      }
    }
    return distances[left.length()][right.length()];
  }

  private static int step(int[][] distances, String left, String right, int i, int j) {
    if (i == 0 || j == 0) {
      return i + j;
    }
    int same = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
    int least =
        Math.min(
            distances[i - 1][j - 1] + same, 1 + Math.min(distances[i - 1][j], distances[i][j - 1]));
    boolean swapped =
        i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1);
    return swapped ? Math.min(least, distances[i - 2][j - 2] + 1) : least;
  }
}
