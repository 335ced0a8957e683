package io.amiguard.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.inventory.Verdict.Kind;
import io.amiguard.policy.ImageCriterion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ImageRulesPropertyTest {

  @Property(tries = 2_000)
  void agreesWithASecondEvaluation(
      @ForAll("images") Image image, @ForAll("criteria") List<ImageCriterion> criteria) {
    Kind kind = kind(criteria, image);

    assertThat(allows(kind))
        .isEqualTo(NaiveImageRules.allows(criteria, image, RandomImages.ACCOUNT, RandomImages.NOW));
  }

  @Property(tries = 1_000)
  void anotherCriterionNeverBlocksMore(
      @ForAll("images") Image image,
      @ForAll("criteria") List<ImageCriterion> criteria,
      @ForAll("criterion") ImageCriterion more) {
    List<ImageCriterion> wider = new ArrayList<>(criteria);
    wider.add(more);

    assertThat(rank(kind(wider, image)))
        .isGreaterThanOrEqualTo(criteria.isEmpty() ? 0 : rank(kind(criteria, image)));
  }

  @Property(tries = 1_000)
  void anotherParameterNeverBlocksLess(
      @ForAll("images") Image image, @ForAll("criterion") ImageCriterion full) {
    for (ImageCriterion narrow : parameterByParameter(full)) {
      for (ImageCriterion wide : parameterByParameter(full)) {
        if (isPartOf(wide, narrow) && !wide.isEmpty()) {
          assertThat(rank(kind(List.of(narrow), image)))
              .isLessThanOrEqualTo(rank(kind(List.of(wide), image)));
        }
      }
    }
  }

  @Property(tries = 500)
  void theAccountsOwnImagesAreAlwaysAllowed(
      @ForAll("images") Image image, @ForAll("criteria") List<ImageCriterion> criteria) {
    Image own =
        new Image(
            image.id(),
            image.region(),
            image.name(),
            new Image.Owner(Optional.of(RandomImages.ACCOUNT), Optional.empty()),
            image.lifetime(),
            image.productCodes(),
            image.visibility());

    assertThat(kind(criteria, own)).isEqualTo(Kind.OWN_IMAGE);
  }

  @Property(tries = 500)
  void whoMustDecideBlocksWhatIsBlockedAndAllowsWhatIsAllowed(
      @ForAll("images") Image image, @ForAll("criteria") List<ImageCriterion> criteria) {
    boolean decided = ImageRules.of(criteria).allows(image, RandomImages.ACCOUNT, RandomImages.NOW);

    Optional<Boolean> known = allows(kind(criteria, image));
    assertThat(known.orElse(decided)).isEqualTo(decided);
  }

  @Provide
  Arbitrary<Image> images() {
    return RandomImages.images();
  }

  @Provide
  Arbitrary<List<ImageCriterion>> criteria() {
    return RandomImages.criteria();
  }

  @Provide
  Arbitrary<ImageCriterion> criterion() {
    return RandomImages.criterion();
  }

  private static Kind kind(List<ImageCriterion> criteria, Image image) {
    return ImageRules.of(criteria).verdict(image, RandomImages.ACCOUNT, RandomImages.NOW).kind();
  }

  private static Optional<Boolean> allows(Kind kind) {
    return switch (kind) {
      case ALLOWED, OWN_IMAGE, NOT_GOVERNED -> Optional.of(true);
      case BLOCKED -> Optional.of(false);
      case UNKNOWN -> Optional.empty();
    };
  }

  /** From blocked over not known to allowed. */
  private static int rank(Kind kind) {
    return allows(kind).map(allowed -> allowed ? 2 : 0).orElse(1);
  }

  /** Returns the criterion with all its parameters, and with one of them left out each. */
  private static List<ImageCriterion> parameterByParameter(ImageCriterion full) {
    return List.of(
        full,
        full.withProviders(List.of()),
        new ImageCriterion(
            full.allowedImageProviders(),
            List.of(),
            full.marketplaceProductCodes(),
            full.maximumDaysSinceCreated(),
            full.maximumDaysSinceDeprecated()),
        new ImageCriterion(
            full.allowedImageProviders(),
            full.imageNames(),
            List.of(),
            full.maximumDaysSinceCreated(),
            full.maximumDaysSinceDeprecated()),
        new ImageCriterion(
            full.allowedImageProviders(),
            full.imageNames(),
            full.marketplaceProductCodes(),
            OptionalInt.empty(),
            OptionalInt.empty()));
  }

  /** Returns whether all that {@code wide} asks for, {@code narrow} asks for in the same words. */
  private static boolean isPartOf(ImageCriterion wide, ImageCriterion narrow) {
    return isPart(wide.allowedImageProviders(), narrow.allowedImageProviders())
        && isPart(wide.imageNames(), narrow.imageNames())
        && isPart(wide.marketplaceProductCodes(), narrow.marketplaceProductCodes())
        && (wide.maximumDaysSinceCreated().isEmpty()
            || wide.maximumDaysSinceCreated().equals(narrow.maximumDaysSinceCreated()))
        && (wide.maximumDaysSinceDeprecated().isEmpty()
            || wide.maximumDaysSinceDeprecated().equals(narrow.maximumDaysSinceDeprecated()));
  }

  private static boolean isPart(List<?> wide, List<?> narrow) {
    return wide.isEmpty() || wide.equals(narrow);
  }
}
