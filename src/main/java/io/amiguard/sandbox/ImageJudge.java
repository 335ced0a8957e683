package io.amiguard.sandbox;

import io.amiguard.organization.TargetId;
import io.amiguard.policy.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.ImageCriterion;

/**
 * Says which images an account may use (EC2 User Guide, Allowed AMIs): its own always, others if
 * they match one criterion in all its parameters. Ages count in whole days up to and including the
 * limit; AWS does not say what happens on that very day.
 */
record ImageJudge(AllowedImages settings, TargetId account, Instant now) {

  /** Returns what the API's {@code ImageAllowed} says; nothing while the setting is disabled. */
  @Nullable Boolean verdict(InventoryImage image) {
    return settings.state() == State.DISABLED ? null : allows(image);
  }

  /** Returns whether the account can find the image. */
  boolean shows(InventoryImage image) {
    return settings.state() != State.ENABLED || allows(image);
  }

  private boolean allows(InventoryImage image) {
    return image.isOwnedBy(account)
        || settings.criteria().stream().anyMatch(criterion -> matches(criterion, image));
  }

  private boolean matches(ImageCriterion criterion, InventoryImage image) {
    return isAmong(criterion.imageProviders(), image)
        && isNamed(criterion.imageNames(), image)
        && isSold(criterion.marketplaceProductCodes(), image)
        && isYoung(criterion, image)
        && isCurrent(criterion, image);
  }

  private static boolean isAmong(List<String> providers, InventoryImage image) {
    return providers.isEmpty()
        || providers.contains(image.ownerId())
        || (image.ownerAlias() != null && providers.contains(image.ownerAlias()));
  }

  private static boolean isNamed(List<String> names, InventoryImage image) {
    return names.isEmpty()
        || names.stream().anyMatch(name -> Wildcards.pattern(name).matcher(image.name()).matches());
  }

  private static boolean isSold(List<String> codes, InventoryImage image) {
    return codes.isEmpty() || codes.stream().anyMatch(image.productCodes()::contains);
  }

  private boolean isYoung(ImageCriterion criterion, InventoryImage image) {
    return criterion.creationDateCondition() == null
        || image
            .created()
            .filter(
                created ->
                    days(created) <= criterion.creationDateCondition().maximumDaysSinceCreated())
            .isPresent();
  }

  private boolean isCurrent(ImageCriterion criterion, InventoryImage image) {
    if (criterion.deprecationTimeCondition() == null || !image.isDeprecated(now)) {
      return true;
    }
    int most = criterion.deprecationTimeCondition().maximumDaysSinceDeprecated();
    return most > 0 && image.deprecated().filter(moment -> days(moment) <= most).isPresent();
  }

  private long days(Instant since) {
    return Duration.between(since, now).toDays();
  }
}
