package io.amiguard.sandbox;

import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.ImageCriterion;
import io.amiguard.policy.ImageProvider;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ec2.model.ImageCriterionRequest;

/** What EC2 wants of the image criteria of an account (EC2 API, {@code ImageCriterionRequest}). */
final class CriteriaRules {
  private static final String NONE = "none";
  private static final Pattern NAME = Pattern.compile("[\\p{Alnum} ()\\[\\]./'@_*?-]{1,128}");
  private static final Pattern PRODUCT_CODE = Pattern.compile("[A-Za-z0-9]{1,25}");

  private CriteriaRules() {}

  static void check(List<ImageCriterionRequest> criteria) {
    atMost(criteria, AllowedImagesSettings.MAX_CRITERIA, "ImageCriteria");
    for (ImageCriterionRequest criterion : criteria) {
      atMost(criterion.imageProviders(), ImageCriterion.MAX_PROVIDERS, "ImageProviders");
      atMost(criterion.imageNames(), ImageCriterion.MAX_NAMES, "ImageNames");
      atMost(
          criterion.marketplaceProductCodes(),
          ImageCriterion.MAX_PRODUCT_CODES,
          "MarketplaceProductCodes");
      criterion.imageProviders().forEach(CriteriaRules::provider);
      matching(criterion.imageNames(), NAME);
      matching(criterion.marketplaceProductCodes(), PRODUCT_CODE);
      if (criterion.imageProviders().contains(NONE)
          && (criteria.size() > 1 || criterion.imageProviders().size() > 1)) {
        throw invalid("none cannot stand beside other providers or criteria");
      }
    }
  }

  private static void provider(String word) {
    boolean known =
        word.equals(NONE)
            || ImageProvider.parse(word).filter(found -> found.inEc2().equals(word)).isPresent();
    if (!known) {
      throw invalid("'%s' is not an image provider".formatted(word));
    }
  }

  private static void matching(List<String> words, Pattern pattern) {
    for (String word : words) {
      if (!pattern.matcher(word).matches()) {
        throw invalid("'%s' has characters or a length that are not allowed".formatted(word));
      }
    }
  }

  private static void atMost(List<?> list, int most, String name) {
    if (list.size() > most) {
      throw invalid("%s has more than %d items".formatted(name, most));
    }
  }

  private static RuntimeException invalid(String message) {
    return Ec2Part.error("InvalidParameterValue", message);
  }
}
