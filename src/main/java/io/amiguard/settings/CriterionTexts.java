package io.amiguard.settings;

import io.amiguard.policy.ImageCriterion;
import io.amiguard.source.Quoted;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Scalar;
import java.util.Optional;

/** Image names and product codes, as AWS allows them. */
final class CriterionTexts {
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
    Optional<ImageNames.Fault> fault = ImageNames.faultOf(name.text());
    fault.ifPresent(found -> reportName(name, found.words(), found.hint(), problems));
    return fault.isEmpty();
  }

  private static void reportName(Scalar name, String fault, String hint, Problems problems) {
    problems.error(
        "settings.image-name",
        name.where(),
        "image name %s %s".formatted(Quoted.text(name.text()), fault),
        hint);
  }

  private static boolean isProductCode(Scalar code, Problems problems) {
    boolean isCode = ImageCriterion.isProductCode(code.text());
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
