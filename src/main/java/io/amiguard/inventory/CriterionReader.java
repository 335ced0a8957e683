package io.amiguard.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.policy.ImageCriterion;
import io.amiguard.policy.ImageProvider;
import io.amiguard.policy.PolicyKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.regex.Pattern;

/**
 * Reads what one criterion asks for. Values that AWS does not document become parameters of which
 * nobody knows the outcome.
 *
 * @param key such as {@code criteria_1}
 */
record CriterionReader(String key) {
  private static final String DAYS_SINCE_CREATED =
      PolicyKeys.CREATION_DATE_CONDITION + "/" + PolicyKeys.MAXIMUM_DAYS_SINCE_CREATED;
  private static final String DAYS_SINCE_DEPRECATED =
      PolicyKeys.DEPRECATION_TIME_CONDITION + "/" + PolicyKeys.MAXIMUM_DAYS_SINCE_DEPRECATED;
  private static final Pattern DAYS = Pattern.compile("[0-9]{1,18}");

  /** Returns a criterion of settings; one that asks for nothing is for nobody to judge. */
  static Criterion of(String key, ImageCriterion criterion) {
    CriterionReader reader = new CriterionReader(key);
    List<Parameter> parameters = new ArrayList<>();
    if (!criterion.allowedImageProviders().isEmpty()) {
      parameters.add(Parameter.Providers.of(key, criterion.allowedImageProviders()));
    }
    if (!criterion.imageNames().isEmpty()) {
      parameters.add(reader.names(criterion.imageNames()));
    }
    if (!criterion.marketplaceProductCodes().isEmpty()) {
      parameters.add(
          new Parameter.ProductCodes(key, Set.copyOf(criterion.marketplaceProductCodes())));
    }
    criterion
        .maximumDaysSinceCreated()
        .ifPresent(days -> parameters.add(new Parameter.DaysSinceCreated(key, days)));
    criterion
        .maximumDaysSinceDeprecated()
        .ifPresent(days -> parameters.add(new Parameter.DaysSinceDeprecated(key, days)));
    return new Criterion(
        key, parameters.isEmpty() ? List.of(reader.unclear("is empty")) : parameters);
  }

  /**
   * Returns a parameter of an effective policy.
   *
   * @param name its key, with that of the condition around it
   */
  Parameter read(String name, JsonNode value) {
    return switch (name) {
      case PolicyKeys.ALLOWED_IMAGE_PROVIDERS -> list(name, value, this::providers);
      case PolicyKeys.IMAGE_NAMES -> list(name, value, this::names);
      case PolicyKeys.MARKETPLACE_PRODUCT_CODES ->
          list(name, value, codes -> new Parameter.ProductCodes(key, Set.copyOf(codes)));
      case DAYS_SINCE_CREATED ->
          days(name, value, days -> new Parameter.DaysSinceCreated(key, days));
      case DAYS_SINCE_DEPRECATED ->
          days(name, value, days -> new Parameter.DaysSinceDeprecated(key, days));
      default -> unclear("has a parameter %s".formatted(name));
    };
  }

  /** A word that is no provider may mean something to AWS; it is no reason to block an image. */
  private Parameter providers(List<String> words) {
    List<ImageProvider> known =
        words.stream().flatMap(word -> ImageProvider.parse(word).stream()).toList();
    Parameter.Providers providers = Parameter.Providers.of(key, known);
    return known.size() == words.size()
        ? providers
        : new Parameter.PartlyUnclear(
            providers, unclear("has a provider that is neither an account id nor an alias").why());
  }

  private Parameter.Names names(List<String> names) {
    return new Parameter.Names(key, names.stream().map(Wildcards::new).toList());
  }

  private Parameter list(String name, JsonNode value, Function<List<String>, Parameter> reader) {
    List<String> texts = new ArrayList<>();
    value.forEach(item -> texts.add(item.asText()));
    return texts.isEmpty()
        ? unclear("has a %s without values".formatted(name))
        : reader.apply(texts);
  }

  private Parameter days(String name, JsonNode value, LongFunction<Parameter> reader) {
    return DAYS.matcher(value.asText()).matches()
        ? reader.apply(Long.parseLong(value.asText()))
        : unclear("has a %s that is no number of days".formatted(name));
  }

  private Parameter.Unclear unclear(String what) {
    return new Parameter.Unclear(
        "%s %s, and AWS does not document what that means".formatted(key, what));
  }
}
