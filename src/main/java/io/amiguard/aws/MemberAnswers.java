package io.amiguard.aws;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Ec2Response;

/** What EC2 says in words, made into what it means. */
final class MemberAnswers {

  private static final String NO_REQUEST_ID = "UNKNOWN";

  private MemberAnswers() {}

  /**
   * Returns an answer that may be empty and right all the same. What a proxy answers can look like
   * an empty list, but has no request id.
   *
   * @throws Answer.SenselessException if it is not from EC2
   */
  static <R extends Ec2Response> R fromEc2(R answer) {
    if (answer.responseMetadata().requestId().equals(NO_REQUEST_ID)) {
      throw new Answer.SenselessException("without a request id");
    }
    return answer;
  }

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

  /**
   * Returns the id of an account, which an image that is gone may lack.
   *
   * @throws Answer.SenselessException if it is something else
   */
  static @Nullable String account(@Nullable String id, String name) {
    return id == null || id.isEmpty() ? id : Answer.target(id, name).value();
  }

  /**
   * Returns a point in time of an image, which EC2 gives as text.
   *
   * @throws Answer.SenselessException if it is something else
   */
  static Optional<Instant> time(@Nullable String text, String name) {
    try {
      return Optional.ofNullable(text).filter(it -> !it.isEmpty()).map(Instant::parse);
    } catch (DateTimeException e) {
      throw new Answer.SenselessException("with '%s' as %s".formatted(OneLine.of(text), name), e);
    }
  }
}
