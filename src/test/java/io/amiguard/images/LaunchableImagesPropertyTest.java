package io.amiguard.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.inventory.Wildcards;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.ChildPolicies;
import io.amiguard.policy.ImageCriterion;
import io.amiguard.policy.ImageProvider;
import io.amiguard.policy.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Sets of images are compared as one image after the other would be. */
class LaunchableImagesPropertyTest {
  private static final List<Image> IMAGES = images();

  /** What criteria ask for; an image of an alias has an owner, too. */
  private record Image(Set<String> publishers, String name, Set<String> codes, int age) {
    boolean isAllowedBy(AllowedImagesSettings settings) {
      return !settings.state().equals(Optional.of(State.ENABLED))
          || settings.criteria().stream().anyMatch(this::matches);
    }

    private boolean matches(ImageCriterion criterion) {
      return isAnyOrNone(
              criterion.allowedImageProviders(), it -> publishers.contains(it.inPolicy()))
          && isAnyOrNone(criterion.imageNames(), it -> new Wildcards(it).matches(name))
          && isAnyOrNone(criterion.marketplaceProductCodes(), codes::contains)
          && criterion.maximumDaysSinceCreated().orElse(Integer.MAX_VALUE) >= age;
    }

    private static <T> boolean isAnyOrNone(List<T> words, Predicate<T> fits) {
      return words.isEmpty() || words.stream().anyMatch(fits);
    }
  }

  private static List<Image> images() {
    List<Image> images = new ArrayList<>();
    for (Set<String> publishers :
        List.of(
            Set.of("111111111111"),
            Set.of("222222222222"),
            Set.of("222222222222", "amazon"),
            Set.of("333333333333", "amazon"),
            Set.of("444444444444"))) {
      for (String name : List.of("a", "ab", "b", "ba", "aab")) {
        for (Set<String> codes : List.of(Set.<String>of(), Set.of("x"), Set.of("x", "y"))) {
          for (int age : List.of(0, 10, 20)) {
            images.add(new Image(publishers, name, codes, age));
          }
        }
      }
    }
    return images;
  }

  @Property(tries = 1000)
  void whatOneImageLacksIsFound(
      @ForAll("settings") AllowedImagesSettings one,
      @ForAll("settings") AllowedImagesSettings here,
      @ForAll("settings") AllowedImagesSettings other) {
    if (IMAGES.stream()
        .anyMatch(it -> it.isAllowedBy(one) && it.isAllowedBy(other) && !it.isAllowedBy(here))) {
      assertThat(
              Launchable.with(here)
                  .mayLackWhatBothHave(Launchable.with(one), Launchable.with(other)))
          .isTrue();
    }
  }

  @Property(tries = 1000)
  void whatOneImageHasIsFound(
      @ForAll("settings") AllowedImagesSettings one,
      @ForAll("settings") AllowedImagesSettings here,
      @ForAll("settings") AllowedImagesSettings other) {
    if (IMAGES.stream()
        .anyMatch(it -> it.isAllowedBy(here) && !it.isAllowedBy(one) && !it.isAllowedBy(other))) {
      assertThat(
              Launchable.with(here)
                  .mayHaveWhatNeitherHas(Launchable.with(one), Launchable.with(other)))
          .isTrue();
    }
  }

  /** Accounts alone leave nothing open: an image has one owner. */
  @Property(tries = 1000)
  void nothingElseIsFoundWhereOwnersAloneDecide(
      @ForAll("owners") AllowedImagesSettings one,
      @ForAll("owners") AllowedImagesSettings here,
      @ForAll("owners") AllowedImagesSettings other) {
    LaunchableImages images = Launchable.with(here);

    assertThat(images.mayLackWhatBothHave(Launchable.with(one), Launchable.with(other)))
        .isEqualTo(
            IMAGES.stream()
                .anyMatch(
                    it -> it.isAllowedBy(one) && it.isAllowedBy(other) && !it.isAllowedBy(here)));
    assertThat(images.mayHaveWhatNeitherHas(Launchable.with(one), Launchable.with(other)))
        .isEqualTo(
            IMAGES.stream()
                .anyMatch(
                    it -> it.isAllowedBy(here) && !it.isAllowedBy(one) && !it.isAllowedBy(other)));
  }

  @Provide
  Arbitrary<AllowedImagesSettings> settings() {
    Arbitrary<ImageCriterion> criteria =
        Combinators.combine(
                some("111111111111", "222222222222", "333333333333", "amazon"),
                some("a", "a*", "?b", "*"),
                some("x", "y"),
                Arbitraries.of(-1, 5, 15))
            .as(
                (providers, names, codes, days) ->
                    new ImageCriterion(
                        providers.stream().map(ImageProvider::new).toList(),
                        names,
                        codes,
                        days < 0 ? OptionalInt.empty() : OptionalInt.of(days),
                        OptionalInt.empty()))
            .filter(criterion -> !criterion.isEmpty());
    return settings(criteria);
  }

  @Provide
  Arbitrary<AllowedImagesSettings> owners() {
    return settings(
        some("111111111111", "222222222222", "333333333333")
            .filter(owners -> !owners.isEmpty())
            .map(
                owners ->
                    ImageCriterion.ofProviders(owners.stream().map(ImageProvider::new).toList())));
  }

  private static Arbitrary<AllowedImagesSettings> settings(Arbitrary<ImageCriterion> criteria) {
    return Combinators.combine(
            Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(State.ENABLED)),
                Tuple.of(1, Arbitraries.just(State.AUDIT_MODE))),
            criteria.list().ofMinSize(1).ofMaxSize(3))
        .as(
            (state, all) ->
                new AllowedImagesSettings(
                    Optional.of(state), all, Optional.empty(), ChildPolicies.ALL));
  }

  private static Arbitrary<List<String>> some(String... words) {
    return Arbitraries.of(words).set().ofMaxSize(3).map(List::copyOf);
  }
}
