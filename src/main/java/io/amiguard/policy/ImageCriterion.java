package io.amiguard.policy;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * One {@code criteria_N}: what an image must be to match. The values of one list are alternatives,
 * the parameters must all hold (EC2 User Guide, Allowed AMIs).
 *
 * @param allowedImageProviders at most {@value #MAX_PROVIDERS}
 * @param imageNames at most {@value #MAX_NAMES}, 1 to 128 characters each, with wildcards {@code ?}
 *     and {@code *}
 * @param marketplaceProductCodes at most {@value #MAX_PRODUCT_CODES}, 1 to 25 letters and digits
 *     each
 * @param maximumDaysSinceCreated days, from 0
 * @param maximumDaysSinceDeprecated days, from 0; 0 shuts out every deprecated image
 */
public record ImageCriterion(
    List<ImageProvider> allowedImageProviders,
    List<String> imageNames,
    List<String> marketplaceProductCodes,
    OptionalInt maximumDaysSinceCreated,
    OptionalInt maximumDaysSinceDeprecated) {

  public static final int MAX_PROVIDERS = 200;
  public static final int MAX_NAMES = 50;
  public static final int MAX_PRODUCT_CODES = 50;

  public static final Pattern PRODUCT_CODE = Pattern.compile("[A-Za-z0-9]{1,25}");

  public ImageCriterion {
    allowedImageProviders = allowedImageProviders.stream().distinct().sorted().toList();
    imageNames = imageNames.stream().distinct().sorted().toList();
    marketplaceProductCodes = marketplaceProductCodes.stream().distinct().sorted().toList();
  }

  /** Returns whether AWS takes a text as product code (EC2 API, {@code ImageCriterionRequest}). */
  public static boolean isProductCode(String text) {
    return PRODUCT_CODE.matcher(text).matches();
  }

  /** Returns a criterion that only asks who published the image. */
  public static ImageCriterion ofProviders(List<ImageProvider> providers) {
    return new ImageCriterion(
        providers, List.of(), List.of(), OptionalInt.empty(), OptionalInt.empty());
  }

  /** Returns the same criterion for images of other publishers. */
  public ImageCriterion withProviders(List<ImageProvider> providers) {
    return new ImageCriterion(
        providers,
        imageNames,
        marketplaceProductCodes,
        maximumDaysSinceCreated,
        maximumDaysSinceDeprecated);
  }

  /** Returns whether the criterion asks for nothing; what that means to AWS is not documented. */
  public boolean isEmpty() {
    return allowedImageProviders.isEmpty()
        && imageNames.isEmpty()
        && marketplaceProductCodes.isEmpty()
        && maximumDaysSinceCreated.isEmpty()
        && maximumDaysSinceDeprecated.isEmpty();
  }
}
