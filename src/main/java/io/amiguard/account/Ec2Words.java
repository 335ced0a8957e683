package io.amiguard.account;

import static java.util.stream.Collectors.joining;

import io.amiguard.policy.ImageProvider;
import io.amiguard.verify.Criterion;
import io.amiguard.verify.Criterion.Parameter;
import java.util.List;
import java.util.Locale;

/** Criteria in the words of the EC2 API, which writes aliases with hyphens. */
public final class Ec2Words {

  private Ec2Words() {}

  /** Returns what EC2 calls a parameter, such as {@code ImageProviders}. */
  public static String name(Parameter parameter) {
    return switch (parameter) {
      case ALLOWED_IMAGE_PROVIDERS -> "ImageProviders";
      case IMAGE_NAMES -> "ImageNames";
      case MARKETPLACE_PRODUCT_CODES -> "MarketplaceProductCodes";
      case MAXIMUM_DAYS_SINCE_CREATED -> "MaximumDaysSinceCreated";
      case MAXIMUM_DAYS_SINCE_DEPRECATED -> "MaximumDaysSinceDeprecated";
    };
  }

  /** Returns the name as a key of JSON, such as {@code imageProviders}. */
  static String key(Parameter parameter) {
    String name = name(parameter);
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /** Returns the values of a parameter as EC2 writes them; words that nobody knows stay. */
  public static List<String> values(Criterion criterion, Parameter parameter) {
    return criterion.of(parameter).stream()
        .map(
            value ->
                parameter == Parameter.ALLOWED_IMAGE_PROVIDERS
                    ? ImageProvider.parse(value).map(ImageProvider::inEc2).orElse(value)
                    : value)
        .toList();
  }

  /** Returns a whole criterion, such as {@code ImageProviders amazon, ImageNames golden-*}. */
  static String of(Criterion criterion) {
    return criterion.values().isEmpty()
        ? "nothing"
        : criterion.values().keySet().stream()
            .map(it -> name(it) + " " + String.join(", ", values(criterion, it)))
            .collect(joining("; "));
  }
}
