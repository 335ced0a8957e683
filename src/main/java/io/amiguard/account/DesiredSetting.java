package io.amiguard.account;

import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.ImageCriterion;
import io.amiguard.policy.ImageProvider;
import io.amiguard.policy.State;
import io.amiguard.verify.Criterion;
import io.amiguard.verify.Criterion.Parameter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * What the settings file wants in every account and Region alike.
 *
 * @param state empty where it says nothing, so that each Region keeps its own
 * @param criteria empty where it says nothing, as it may for {@code disabled}
 */
public record DesiredSetting(Optional<State> state, Optional<List<Criterion>> criteria) {

  /** Returns what a policy of the settings file says. */
  public static DesiredSetting of(AllowedImagesSettings settings) {
    List<Criterion> criteria = settings.criteria().stream().map(DesiredSetting::criterion).toList();
    return new DesiredSetting(
        settings.state(), Optional.of(criteria).filter(given -> !given.isEmpty()));
  }

  /** Returns what a Region should have that has this now. */
  Setting over(Setting now) {
    return new Setting(state.orElse(now.state()), criteria.orElse(now.criteria()));
  }

  private static Criterion criterion(ImageCriterion criterion) {
    Map<Parameter, NavigableSet<String>> values = new EnumMap<>(Parameter.class);
    values.put(
        Parameter.ALLOWED_IMAGE_PROVIDERS,
        new TreeSet<>(
            criterion.allowedImageProviders().stream().map(ImageProvider::inPolicy).toList()));
    values.put(Parameter.IMAGE_NAMES, new TreeSet<>(criterion.imageNames()));
    values.put(
        Parameter.MARKETPLACE_PRODUCT_CODES, new TreeSet<>(criterion.marketplaceProductCodes()));
    values.put(Parameter.MAXIMUM_DAYS_SINCE_CREATED, days(criterion.maximumDaysSinceCreated()));
    values.put(
        Parameter.MAXIMUM_DAYS_SINCE_DEPRECATED, days(criterion.maximumDaysSinceDeprecated()));
    return new Criterion(values);
  }

  private static NavigableSet<String> days(OptionalInt days) {
    NavigableSet<String> texts = new TreeSet<>();
    days.ifPresent(number -> texts.add(Integer.toString(number)));
    return texts;
  }
}
