package io.amiguard.conversion;

import static io.amiguard.policy.PolicyKeys.ALLOWED_IMAGE_PROVIDERS;
import static io.amiguard.policy.PolicyKeys.CREATION_DATE_CONDITION;
import static io.amiguard.policy.PolicyKeys.DEPRECATION_TIME_CONDITION;
import static io.amiguard.policy.PolicyKeys.IMAGE_NAMES;
import static io.amiguard.policy.PolicyKeys.MARKETPLACE_PRODUCT_CODES;
import static io.amiguard.policy.PolicyKeys.MAXIMUM_DAYS_SINCE_CREATED;
import static io.amiguard.policy.PolicyKeys.MAXIMUM_DAYS_SINCE_DEPRECATED;
import static io.amiguard.policy.PolicyKeys.OF_A_CRITERION;

import io.amiguard.policy.ImageCriterion;
import io.amiguard.policy.ImageProvider;
import io.amiguard.source.Quoted;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads one {@code criteria_N} of a policy document. */
final class CriterionConverter {
  private static final Pattern DAYS = Pattern.compile("0*[0-9]{1,10}");

  private final ValueReader values;
  private final List<Obstacle> obstacles;

  CriterionConverter(ValueReader values, List<Obstacle> obstacles) {
    this.values = values;
    this.obstacles = obstacles;
  }

  ImageCriterion read(Element criterion) {
    values.checkContainer(criterion, OF_A_CRITERION);
    return new ImageCriterion(
        criterion.child(ALLOWED_IMAGE_PROVIDERS).map(this::providers).orElse(List.of()),
        criterion.child(IMAGE_NAMES).map(values::list).orElse(List.of()),
        criterion.child(MARKETPLACE_PRODUCT_CODES).map(values::list).orElse(List.of()),
        days(criterion.child(CREATION_DATE_CONDITION), MAXIMUM_DAYS_SINCE_CREATED),
        days(criterion.child(DEPRECATION_TIME_CONDITION), MAXIMUM_DAYS_SINCE_DEPRECATED));
  }

  private List<ImageProvider> providers(Element element) {
    return values.list(element).stream().flatMap(word -> provider(element, word).stream()).toList();
  }

  private Optional<ImageProvider> provider(Element element, String word) {
    Optional<ImageProvider> provider = ImageProvider.parse(word);
    if (provider.isEmpty()) {
      report(
          element,
          "holds %s, which is neither a 12-digit account id nor one of %s"
              .formatted(Quoted.text(word), String.join(", ", ImageProvider.ALIASES)));
    }
    return provider;
  }

  private OptionalInt days(Optional<Element> condition, String key) {
    condition.ifPresent(element -> values.checkContainer(element, List.of(key)));
    return condition
        .flatMap(element -> element.child(key))
        .map(this::days)
        .orElse(OptionalInt.empty());
  }

  private OptionalInt days(Element element) {
    Optional<String> text = values.single(element);
    OptionalInt days = text.map(CriterionConverter::number).orElse(OptionalInt.empty());
    if (text.isPresent() && days.isEmpty()) {
      report(
          element,
          "is %s, which is no number of days from 0 to 2147483647"
              .formatted(Quoted.text(text.get())));
    }
    return days;
  }

  private static OptionalInt number(String text) {
    if (!DAYS.matcher(text).matches()) {
      return OptionalInt.empty();
    }
    String digits = text.replaceFirst("^0+(?=[0-9])", "");
    long days = Long.parseLong(digits);
    return days > Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) days);
  }

  private void report(Element element, String message) {
    obstacles.add(new Obstacle(element.path(), message));
  }
}
