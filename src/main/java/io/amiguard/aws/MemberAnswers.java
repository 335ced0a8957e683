package io.amiguard.aws;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The words of EC2 that amiguard has to know. */
final class MemberAnswers {

  private MemberAnswers() {}

  /**
   * Returns what a word of EC2 means.
   *
   * @param name where it stands in the answer, such as {@code state}
   * @throws AmiguardException if this version does not know the word
   */
  static <T> T known(Optional<T> meaning, String name, @Nullable String word) {
    return meaning.orElseThrow(
        () ->
            new AmiguardException(
                Kind.FAILED,
                "EC2 answers with %s '%s', which this version of amiguard does not know: update amiguard"
                    .formatted(name, OneLine.of(word))));
  }
}
