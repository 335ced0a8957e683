package io.amiguard.sandbox;

import io.amiguard.inventory.Wildcards;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ec2.model.Filter;

/**
 * EC2's filters over things of one kind: filters must all hold, the values of one are alternatives,
 * {@code *} and {@code ?} are wildcards.
 *
 * @param values what a thing has, by the name of the filter
 */
record Filters<T>(Map<String, Function<T, String>> values) {

  /** In the filters of one call (EC2 User Guide, "List and filter"). */
  private static final int VALUES_AT_MOST = 200;

  /** Returns the condition that filters make. */
  Predicate<T> condition(List<Filter> filters) {
    requireFew(filters);
    Predicate<T> condition = thing -> true;
    for (Filter filter : filters) {
      Function<T, String> value = values.get(filter.name());
      if (value == null) {
        throw Ec2Part.error(
            "InvalidParameterValue",
            "The amiguard sandbox does not know the filter '%s'.".formatted(filter.name()));
      }
      List<Wildcards> patterns = filter.values().stream().map(Wildcards::new).toList();
      condition =
          condition.and(
              thing -> patterns.stream().anyMatch(pattern -> pattern.matches(value.apply(thing))));
    }
    return condition;
  }

  private static void requireFew(List<Filter> filters) {
    if (filters.stream().mapToInt(filter -> filter.values().size()).sum() > VALUES_AT_MOST) {
      throw Ec2Part.error(
          "FilterLimitExceeded",
          "The maximum number of filter values specified on a single call is %d."
              .formatted(VALUES_AT_MOST));
    }
  }
}
