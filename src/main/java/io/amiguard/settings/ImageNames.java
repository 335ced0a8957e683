package io.amiguard.settings;

import io.amiguard.source.Quoted;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What AWS allows as an image name of a criterion (EC2 API, {@code ImageCriterionRequest}: length
 * and pattern of {@code ImageNames}).
 */
public final class ImageNames {
  static final int LONGEST = 128;
  private static final int SHORTEST_WITH_QUESTION_MARK = 3;
  static final String SIGNS = " ()[]./-'@_*?";

  private ImageNames() {}

  /**
   * Why AWS refuses a name.
   *
   * @param words what follows the name in a message, such as "is empty"
   */
  public record Fault(String words, String hint) {}

  /** Returns what is wrong with a name, if anything is. */
  public static Optional<Fault> faultOf(String name) {
    int length = name.codePointCount(0, name.length());
    OptionalInt foreign = name.codePoints().filter(point -> !isAllowed(point)).findFirst();
    if (length == 0 || length > LONGEST) {
      String words = length == 0 ? "is empty" : "has %d characters".formatted(length);
      return Optional.of(new Fault(words, "Write 1 to 128 characters."));
    }
    if (foreign.isPresent()) {
      String words = "holds " + Quoted.text(Character.toString(foreign.getAsInt()));
      return Optional.of(
          new Fault(
              words, "AWS allows letters a to z, digits, spaces and ( ) [ ] . / - ' @ _ * ?"));
    }
    return name.contains("?") && length < SHORTEST_WITH_QUESTION_MARK
        ? Optional.of(
            new Fault(
                "is too short for a name with '?'",
                "Write at least 3 characters where one of them is '?'."))
        : Optional.empty();
  }

  private static boolean isAllowed(int point) {
    return (point >= 'a' && point <= 'z')
        || (point >= 'A' && point <= 'Z')
        || (point >= '0' && point <= '9')
        || SIGNS.indexOf(point) >= 0;
  }
}
