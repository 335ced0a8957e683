package io.amiguard.sandbox;

import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.ImageCriterion;
import io.amiguard.policy.ImageProvider;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.ImageCriterionRequest;

/** What EC2 wants of the image criteria of an account (EC2 API, {@code ImageCriterionRequest}). */
final class CriteriaRules {
  private static final String NONE = "none";
  private static final ImageCriterionRequest NOBODY_ELSE =
      ImageCriterionRequest.builder().imageProviders(NONE).build();

  private CriteriaRules() {}

  static void check(List<ImageCriterionRequest> criteria) {
    atMost(criteria, AllowedImagesSettings.MAX_CRITERIA, "ImageCriteria");
    for (ImageCriterionRequest criterion : criteria) {
      lists(criterion);
      days(criterion);
      if (criterion.imageProviders().contains(NONE)
          && !(criteria.size() == 1 && criterion.equals(NOBODY_ELSE))) {
        throw invalid("none cannot stand beside other providers, parameters or criteria");
      }
    }
  }

  private static void lists(ImageCriterionRequest criterion) {
    atMost(criterion.imageProviders(), ImageCriterion.MAX_PROVIDERS, "ImageProviders");
    atMost(criterion.imageNames(), ImageCriterion.MAX_NAMES, "ImageNames");
    atMost(
        criterion.marketplaceProductCodes(),
        ImageCriterion.MAX_PRODUCT_CODES,
        "MarketplaceProductCodes");
    criterion.imageProviders().forEach(CriteriaRules::provider);
    matching(criterion.imageNames(), AllowedImagesGrammar::isName);
    matching(criterion.marketplaceProductCodes(), AllowedImagesGrammar::isProductCode);
  }

  private static void days(ImageCriterionRequest criterion) {
    if (criterion.creationDateCondition() != null) {
      notNegative(
          criterion.creationDateCondition().maximumDaysSinceCreated(), "MaximumDaysSinceCreated");
    }
    if (criterion.deprecationTimeCondition() != null) {
      notNegative(
          criterion.deprecationTimeCondition().maximumDaysSinceDeprecated(),
          "MaximumDaysSinceDeprecated");
    }
  }

  private static void notNegative(@Nullable Integer days, String name) {
    if (days != null && days < 0) {
      throw invalid("%s must be from 0 to %d, not %d".formatted(name, Integer.MAX_VALUE, days));
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

  private static void matching(List<String> words, Predicate<String> rule) {
    for (String word : words) {
      if (!rule.test(word)) {
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
