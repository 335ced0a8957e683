package io.amiguard.account;

import io.amiguard.organization.TargetId;
import io.amiguard.survey.Place;
import io.amiguard.verify.AccountSettings;
import io.amiguard.verify.AccountSettings.ManagedBy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What accounts have in their Regions, as far as it could be read.
 *
 * @param regions those of each account that gave them
 * @param settings what was read
 * @param unknown the places that could not be read, with the reason
 * @param unreadable the accounts of which nothing is known, with the reason
 * @param policies what is known of the policies that manage accounts
 */
public record LiveSettings(
    Map<TargetId, List<String>> regions,
    SortedMap<Place, AccountSettings> settings,
    SortedMap<Place, String> unknown,
    SortedMap<TargetId, String> unreadable,
    Map<TargetId, String> policies) {

  public LiveSettings {
    regions = Collections.unmodifiableMap(new TreeMap<>(regions));
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    unknown = Collections.unmodifiableSortedMap(new TreeMap<>(unknown));
    unreadable = Collections.unmodifiableSortedMap(new TreeMap<>(unreadable));
    policies = Map.copyOf(policies);
  }

  /** Creates what was read, with nothing known of policies. */
  public LiveSettings(
      Map<TargetId, List<String>> regions,
      SortedMap<Place, AccountSettings> settings,
      SortedMap<Place, String> unknown,
      SortedMap<TargetId, String> unreadable) {
    this(regions, settings, unknown, unreadable, Map.of());
  }

  /**
   * Returns the same with what could be found out about the policies that manage accounts.
   *
   * @param which finds out which policies manage an account, in words
   */
  public LiveSettings explained(Function<TargetId, String> which) {
    Map<TargetId, String> found = new TreeMap<>();
    managedByPolicy().forEach(place -> found.computeIfAbsent(place.account(), which));
    return new LiveSettings(regions, settings, unknown, unreadable, found);
  }

  /** Returns whether every account and Region gave an answer. */
  public boolean isComplete() {
    return unknown.isEmpty() && unreadable.isEmpty();
  }

  /** Returns the places in which a declarative policy decides. */
  public List<Place> managedByPolicy() {
    return settings.entrySet().stream()
        .filter(entry -> entry.getValue().managedBy() == ManagedBy.DECLARATIVE_POLICY)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Returns how many accounts were asked. */
  public int accounts() {
    return regions.size() + unreadable.size();
  }
}
