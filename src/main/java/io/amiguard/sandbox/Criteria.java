package io.amiguard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.policy.ImageProvider;
import io.amiguard.policy.PolicyKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import software.amazon.awssdk.services.ec2.model.ImageCriterion;
import software.amazon.awssdk.services.ec2.model.ImageCriterionRequest;

/** Image criteria, from where they are written to the shape of the EC2 API. */
final class Criteria {
  private static final String PROVIDERS = "imageProviders";
  private static final String NAMES = "imageNames";
  private static final String PRODUCT_CODES = "marketplaceProductCodes";
  private static final String DAYS_SINCE_CREATED = "maximumDaysSinceCreated";
  private static final String DAYS_SINCE_DEPRECATED = "maximumDaysSinceDeprecated";

  private Criteria() {}

  /** Returns a criterion of an effective policy; EC2 writes aliases with hyphens. */
  static ImageCriterion fromPolicy(JsonNode json) {
    ImageCriterion.Builder criterion = ImageCriterion.builder();
    lists(
        criterion,
        texts(json.path(PolicyKeys.ALLOWED_IMAGE_PROVIDERS)).stream()
            .map(provider -> provider.replace('_', '-'))
            .toList(),
        texts(json.path(PolicyKeys.IMAGE_NAMES)),
        texts(json.path(PolicyKeys.MARKETPLACE_PRODUCT_CODES)));
    days(
        criterion,
        json.path(PolicyKeys.CREATION_DATE_CONDITION).path(PolicyKeys.MAXIMUM_DAYS_SINCE_CREATED),
        json.path(PolicyKeys.DEPRECATION_TIME_CONDITION)
            .path(PolicyKeys.MAXIMUM_DAYS_SINCE_DEPRECATED));
    return criterion.build();
  }

  /** Returns a criterion as a policy would have it; the provider {@code none} is nobody. */
  static io.amiguard.policy.ImageCriterion toPolicy(ImageCriterion criterion) {
    return new io.amiguard.policy.ImageCriterion(
        criterion.imageProviders().stream()
            .flatMap(provider -> ImageProvider.parse(provider).stream())
            .toList(),
        criterion.imageNames(),
        criterion.marketplaceProductCodes(),
        criterion.creationDateCondition() == null
            ? OptionalInt.empty()
            : OptionalInt.of(criterion.creationDateCondition().maximumDaysSinceCreated()),
        criterion.deprecationTimeCondition() == null
            ? OptionalInt.empty()
            : OptionalInt.of(criterion.deprecationTimeCondition().maximumDaysSinceDeprecated()));
  }

  static ImageCriterion fromInventory(JsonNode json) {
    ImageCriterion.Builder criterion = ImageCriterion.builder();
    lists(
        criterion,
        texts(json.path(PROVIDERS)),
        texts(json.path(NAMES)),
        texts(json.path(PRODUCT_CODES)));
    days(criterion, json.path(DAYS_SINCE_CREATED), json.path(DAYS_SINCE_DEPRECATED));
    return criterion.build();
  }

  static ImageCriterion fromRequest(ImageCriterionRequest request) {
    ImageCriterion.Builder criterion = ImageCriterion.builder();
    lists(
        criterion,
        request.imageProviders(),
        request.imageNames(),
        request.marketplaceProductCodes());
    if (request.creationDateCondition() != null) {
      Integer days = request.creationDateCondition().maximumDaysSinceCreated();
      criterion.creationDateCondition(condition -> condition.maximumDaysSinceCreated(days));
    }
    if (request.deprecationTimeCondition() != null) {
      Integer days = request.deprecationTimeCondition().maximumDaysSinceDeprecated();
      criterion.deprecationTimeCondition(condition -> condition.maximumDaysSinceDeprecated(days));
    }
    return criterion.build();
  }

  static ObjectNode toInventory(ImageCriterion criterion) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    put(json, PROVIDERS, criterion.imageProviders());
    put(json, NAMES, criterion.imageNames());
    put(json, PRODUCT_CODES, criterion.marketplaceProductCodes());
    if (criterion.creationDateCondition() != null) {
      json.put(DAYS_SINCE_CREATED, criterion.creationDateCondition().maximumDaysSinceCreated());
    }
    if (criterion.deprecationTimeCondition() != null) {
      json.put(
          DAYS_SINCE_DEPRECATED, criterion.deprecationTimeCondition().maximumDaysSinceDeprecated());
    }
    return json;
  }

  private static void lists(
      ImageCriterion.Builder criterion,
      List<String> providers,
      List<String> names,
      List<String> productCodes) {
    if (!providers.isEmpty()) {
      criterion.imageProviders(providers);
    }
    if (!names.isEmpty()) {
      criterion.imageNames(names);
    }
    if (!productCodes.isEmpty()) {
      criterion.marketplaceProductCodes(productCodes);
    }
  }

  private static void days(
      ImageCriterion.Builder criterion, JsonNode sinceCreated, JsonNode sinceDeprecated) {
    if (sinceCreated.isValueNode() && !sinceCreated.isNull()) {
      int days = Integer.parseInt(sinceCreated.asText());
      criterion.creationDateCondition(condition -> condition.maximumDaysSinceCreated(days));
    }
    if (sinceDeprecated.isValueNode() && !sinceDeprecated.isNull()) {
      int days = Integer.parseInt(sinceDeprecated.asText());
      criterion.deprecationTimeCondition(condition -> condition.maximumDaysSinceDeprecated(days));
    }
  }

  private static void put(ObjectNode json, String key, List<String> values) {
    if (!values.isEmpty()) {
      ArrayNode array = json.putArray(key);
      values.forEach(array::add);
    }
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
