package io.amiguard.lint;

import io.amiguard.settings.Spelling;
import io.amiguard.source.Blanks;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one known word that a misspelled one can only stand for. To propose a word is one thing, to
 * write it is another.
 */
final class CertainWord {
  private static final Pattern SEPARATORS = Pattern.compile("[-_ .@]");
  private static final Pattern DIGIT = Pattern.compile("[0-9]");
  private static final int SHORTEST_WITH_SLIP = 5;
  private static final int LONGEST = 100;

  private CertainWord() {}

  /** Returns the word that has the same letters and digits, in whatever case. */
  static Optional<String> sameLetters(String word, Collection<String> known) {
    return only(
        known.stream()
            .filter(
                candidate -> word.length() <= LONGEST && letters(candidate).equals(letters(word)))
            .toList());
  }

  /** Returns the same, or else the only word of letters from which one slip leads here. */
  static Optional<String> oneSlip(String word, Collection<String> known) {
    return sameLetters(word, known)
        .or(() -> only(known.stream().filter(candidate -> isSlip(word, candidate)).toList()));
  }

  private static boolean isSlip(String word, String candidate) {
    return candidate.length() >= SHORTEST_WITH_SLIP
        && !DIGIT.matcher(candidate).find()
        && !DIGIT.matcher(word).find()
        && Spelling.isOneSlip(letters(word), letters(candidate));
  }

  private static String letters(String word) {
    return SEPARATORS.matcher(Blanks.strip(word).toLowerCase(Locale.ROOT)).replaceAll("");
  }

  private static Optional<String> only(List<String> words) {
    return words.size() == 1 ? Optional.of(words.get(0)) : Optional.empty();
  }
}
