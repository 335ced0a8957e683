package io.amiguard.inventory;

import io.amiguard.organization.TargetId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Says of which images more must be known than comes with the instances: that lacks the product
 * codes of AWS Marketplace, and launch templates give no more than an id.
 */
@FunctionalInterface
public interface DetailNeed {

  /** Everything, so that any list can be tried later. */
  DetailNeed EVERYTHING = (image, account) -> !image.isWhole();

  /**
   * Who published an image, and whether everybody may use it, or those who use it. A stranger's
   * that was public may be private by now, and nothing but {@code DescribeImages} tells it from one
   * that is shared.
   */
  DetailNeed PUBLISHER =
      (image, account) ->
          image.owner().id().isEmpty()
              || image.visibility() == Image.Visibility.UNKNOWN
              || isPerhapsShared(image, account);

  boolean isThere(Image image, TargetId account);

  private static boolean isPerhapsShared(Image image, TargetId account) {
    return image.visibility() == Image.Visibility.PRIVATE
        && !image.owner().isVerified()
        && !image.isOwnedBy(account.value())
        && !image.isDescribed();
  }

  /** Returns the need of whoever wants verdicts only, on what accounts end up with. */
  static DetailNeed forVerdicts(Collection<AccountRules> rules, Instant now) {
    List<AccountRules> all = List.copyOf(rules);
    return (image, account) ->
        !image.isWhole()
            && all.stream()
                .map(some -> some.of(account).verdict(image, account.value(), now))
                .anyMatch(verdict -> verdict.kind() == Verdict.Kind.UNKNOWN);
  }
}
