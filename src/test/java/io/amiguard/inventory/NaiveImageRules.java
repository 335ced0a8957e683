package io.amiguard.inventory;

import io.amiguard.policy.ImageCriterion;
import io.amiguard.policy.ImageProvider;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A second evaluation of criteria, from AWS's page and by other means: three-valued logic in plain
 * loops, with null for "not known", regular expressions, and seconds in place of days.
 */
final class NaiveImageRules {
  private static final long DAY = 86_400;

  private NaiveImageRules() {}

  /** Returns true for allowed, false for blocked, empty for unknown. */
  static Optional<Boolean> allows(
      List<ImageCriterion> criteria, Image image, String account, Instant now) {
    if (image.owner().id().isPresent() && image.owner().id().get().equals(account)) {
      return Optional.of(true);
    }
    boolean anyOpen = false;
    for (ImageCriterion criterion : criteria) {
      boolean failed = false;
      boolean open = criterion.isEmpty();
      for (Optional<Boolean> each :
          List.of(
              provider(criterion, image),
              name(criterion, image),
              code(criterion, image),
              created(criterion, image, now),
              deprecated(criterion, image, now))) {
        failed |= each.isPresent() && !each.get();
        open |= each.isEmpty();
      }
      if (!failed && !open) {
        return Optional.of(true);
      }
      anyOpen |= !failed;
    }
    boolean perhapsOwn = image.owner().id().isEmpty();
    return anyOpen || perhapsOwn || criteria.isEmpty() ? Optional.empty() : Optional.of(false);
  }

  private static Optional<Boolean> provider(ImageCriterion criterion, Image image) {
    if (criterion.allowedImageProviders().isEmpty()) {
      return Optional.of(true);
    }
    for (ImageProvider provider : criterion.allowedImageProviders()) {
      String word = provider.inPolicy().replace('_', '-');
      if (word.equals(image.owner().id().orElse("?"))
          || word.equals(image.owner().alias().orElse("?"))) {
        return Optional.of(true);
      }
    }
    return image.owner().id().isEmpty() ? Optional.empty() : Optional.of(false);
  }

  private static Optional<Boolean> name(ImageCriterion criterion, Image image) {
    if (criterion.imageNames().isEmpty()) {
      return Optional.of(true);
    }
    if (image.name().isEmpty()) {
      return Optional.empty();
    }
    boolean likely = false;
    for (String name : criterion.imageNames()) {
      Pattern pattern = Pattern.compile(regex(name), Pattern.DOTALL);
      if (pattern.matcher(image.name().get()).matches()) {
        return Optional.of(true);
      }
      String small = image.name().get().toLowerCase(Locale.ROOT);
      likely |= Pattern.matches(regex(name.toLowerCase(Locale.ROOT)), small);
    }
    return likely ? Optional.empty() : Optional.of(false);
  }

  private static String regex(String name) {
    return "\\Q" + name.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E";
  }

  private static Optional<Boolean> code(ImageCriterion criterion, Image image) {
    if (criterion.marketplaceProductCodes().isEmpty()) {
      return Optional.of(true);
    }
    return image
        .productCodes()
        .map(codes -> criterion.marketplaceProductCodes().stream().anyMatch(codes::contains));
  }

  private static Optional<Boolean> created(ImageCriterion criterion, Image image, Instant now) {
    if (criterion.maximumDaysSinceCreated().isEmpty()) {
      return Optional.of(true);
    }
    return image
        .lifetime()
        .created()
        .flatMap(created -> within(created, now, criterion.maximumDaysSinceCreated().getAsInt()));
  }

  private static Optional<Boolean> deprecated(ImageCriterion criterion, Image image, Instant now) {
    if (criterion.maximumDaysSinceDeprecated().isEmpty()) {
      return Optional.of(true);
    }
    if (image.name().isEmpty() && image.owner().id().isEmpty()) {
      return Optional.empty();
    }
    Optional<Instant> deprecated = image.lifetime().deprecated();
    if (deprecated.isEmpty() || deprecated.get().isAfter(now)) {
      return Optional.of(true);
    }
    int most = criterion.maximumDaysSinceDeprecated().getAsInt();
    return most == 0 ? Optional.of(false) : within(deprecated.get(), now, most);
  }

  private static Optional<Boolean> within(Instant since, Instant now, long days) {
    long seconds = Math.max(0, now.getEpochSecond() - since.getEpochSecond());
    if (seconds < days * DAY) {
      return Optional.of(true);
    }
    return seconds < (days + 1) * DAY ? Optional.empty() : Optional.of(false);
  }
}
