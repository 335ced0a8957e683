package io.amiguard.sandbox;

import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ec2.model.Filter;

/** The filter {@code image-allowed}, the one whose value is not in the inventory. */
final class ImageAllowedFilter {
  private static final String NAME = "image-allowed";

  private ImageAllowedFilter() {}

  static List<Filter> without(List<Filter> filters) {
    return filters.stream().filter(filter -> !filter.name().equals(NAME)).toList();
  }

  static Predicate<InventoryImage> condition(List<Filter> filters, ImageJudge judge) {
    List<Filter> own = filters.stream().filter(filter -> filter.name().equals(NAME)).toList();
    return image ->
        own.stream()
            .allMatch(filter -> filter.values().contains(String.valueOf(judge.verdict(image))));
  }
}
