package io.amiguard.aws;

import io.amiguard.organization.TargetId;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an answer that must be there. The SDK takes every well-formed answer, from whomever
 * it is; one that lacks what AWS always says is not from AWS.
 */
final class Answer {

  private Answer() {}

  /** An answer that AWS would not give; {@link AwsCall} says who gave it. */
  static final class SenselessException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates one; {@code what} goes on after "the endpoint answered". */
    SenselessException(String what) {
      super(what);
    }

    /** Creates one that something else made known. */
    SenselessException(String what, Exception cause) {
      super(what, cause);
    }
  }

  /**
   * Returns a part.
   *
   * @param name where it stands in the answer, such as {@code Organization.Id}
   */
  static <T> T part(@Nullable T part, String name) {
    if (part == null) {
      throw new SenselessException("without " + name);
    }
    return part;
  }

  /** Returns the part that is the id of a root, an organizational unit or an account. */
  static TargetId target(@Nullable String id, String name) {
    String text = part(id, name);
    if (!TargetId.isValid(text)) {
      throw new SenselessException("with '%s' as %s".formatted(OneLine.of(text), name));
    }
    return new TargetId(text);
  }
}
