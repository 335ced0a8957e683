package io.amiguard.settings;

import io.amiguard.source.Quoted;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Scalar;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Image names and product codes, as AWS allows them (EC2 API, {@code ImageCriterionRequest}: length
 * and pattern of {@code ImageNames} and {@code MarketplaceProductCodes}).
 */
final class CriterionTexts {
  static final int LONGEST_NAME = 128;
  private static final int SHORTEST_NAME_WITH_QUESTION_MARK = 3;
  static final String SIGNS_IN_NAMES = " ()[]./-'@_*?";
  static final Pattern PRODUCT_CODE = Pattern.compile("[A-Za-z0-9]{1,25}");

  private CriterionTexts() {}

  static Optional<String> imageName(SourceNode node, Problems problems) {
    Optional<Scalar> name = Expect.text(node, "image name", problems);
    return name.filter(text -> isImageName(text, problems)).map(Scalar::text);
  }

  static Optional<String> productCode(SourceNode node, Problems problems) {
    Optional<Scalar> code = Expect.text(node, "product code", problems);
    return code.filter(text -> isProductCode(text, problems)).map(Scalar::text);
  }

  private static boolean isImageName(Scalar name, Problems problems) {
    String text = name.text();
    int length = text.codePointCount(0, text.length());
    OptionalInt foreign = text.codePoints().filter(point -> !isAllowedInName(point)).findFirst();
    if (length == 0 || length > LONGEST_NAME) {
      String fault = length == 0 ? "is empty" : "has %d characters".formatted(length);
      reportName(name, fault, "Write 1 to 128 characters.", problems);
    } else if (foreign.isPresent()) {
      String fault = "holds " + Quoted.text(Character.toString(foreign.getAsInt()));
      String hint = "AWS allows letters a to z, digits, spaces and ( ) [ ] . / - ' @ _ * ?";
      reportName(name, fault, hint, problems);
    } else if (text.contains("?") && length < SHORTEST_NAME_WITH_QUESTION_MARK) {
      String hint = "Write at least 3 characters where one of them is '?'.";
      reportName(name, "is too short for a name with '?'", hint, problems);
    } else {
      return true;
    }
    return false;
  }

  private static boolean isAllowedInName(int point) {
    return (point >= 'a' && point <= 'z')
        || (point >= 'A' && point <= 'Z')
        || (point >= '0' && point <= '9')
        || SIGNS_IN_NAMES.indexOf(point) >= 0;
  }

  private static void reportName(Scalar name, String fault, String hint, Problems problems) {
    problems.error(
        "settings.image-name",
        name.where(),
        "image name %s %s".formatted(Quoted.text(name.text()), fault),
        hint);
  }

  private static boolean isProductCode(Scalar code, Problems problems) {
    boolean isCode = PRODUCT_CODE.matcher(code.text()).matches();
    if (!isCode) {
      problems.error(
          "settings.product-code",
          code.where(),
          "product code %s is not 1 to 25 letters and digits".formatted(Quoted.text(code.text())),
          "Write the product code that AWS Marketplace shows, such as abcdefg1234567890.");
    }
    return isCode;
  }
}
