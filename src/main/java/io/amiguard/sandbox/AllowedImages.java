package io.amiguard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.PolicyKeys;
import io.amiguard.policy.State;
import io.amiguard.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.ImageCriterion;
import software.amazon.awssdk.services.ec2.model.ManagedBy;

/** What is in force for images in one account and Region. */
record AllowedImages(State state, List<ImageCriterion> criteria, ManagedBy managedBy) {

  private static final AllowedImages DEFAULT =
      new AllowedImages(State.DISABLED, List.of(), ManagedBy.ACCOUNT);

  private static final String BY_POLICY = ManagedBy.DECLARATIVE_POLICY.toString();

  /** So that {@code criteria_10} comes after {@code criteria_9}. */
  private static final Comparator<String> BY_NUMBER =
      Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder());

  AllowedImages {
    criteria = List.copyOf(criteria);
  }

  /** Returns what a policy says, in every Region alike; else what the account says for one. */
  static AllowedImages visible(LiveOrganization.State visible, TargetId account, String region) {
    return stuck(visible.snapshot(), account, region)
        .or(() -> fromPolicy(visible, account))
        .orElseGet(() -> fromAccount(visible.snapshot(), account, region));
  }

  /** Returns what EC2 has in force although the policies say something else. */
  private static Optional<AllowedImages> stuck(Snapshot snapshot, TargetId account, String region) {
    return AccountSettings.find(snapshot, account, region)
        .filter(settings -> settings.has(AccountSettings.MANAGED_BY))
        .map(AllowedImages::of);
  }

  /** A policy that has criteria and no state is undocumented; here it means disabled. */
  private static Optional<AllowedImages> fromPolicy(
      LiveOrganization.State visible, TargetId account) {
    JsonNode settings =
        visible
            .effective()
            .content(visible.snapshot().tree(), account)
            .path(PolicyKeys.EC2_ATTRIBUTES)
            .path(PolicyKeys.ALLOWED_IMAGES_SETTINGS);
    if (!settings.isObject() || settings.isEmpty()) {
      return Optional.empty();
    }
    State state = State.parse(settings.path(PolicyKeys.STATE).asText()).orElse(State.DISABLED);
    List<ImageCriterion> criteria =
        settings.path(PolicyKeys.IMAGE_CRITERIA).properties().stream()
            .sorted(Map.Entry.comparingByKey(BY_NUMBER))
            .map(entry -> Criteria.fromPolicy(entry.getValue()))
            .toList();
    return Optional.of(new AllowedImages(state, criteria, ManagedBy.DECLARATIVE_POLICY));
  }

  /** Returns what the account itself has set in a Region. */
  static AllowedImages fromAccount(Snapshot snapshot, TargetId account, String region) {
    return AccountSettings.find(snapshot, account, region).map(AllowedImages::of).orElse(DEFAULT);
  }

  private static AllowedImages of(JsonNode settings) {
    List<ImageCriterion> criteria = new ArrayList<>();
    settings
        .path(AccountSettings.IMAGE_CRITERIA)
        .forEach(criterion -> criteria.add(Criteria.fromInventory(criterion)));
    return new AllowedImages(
        State.parse(settings.path(AccountSettings.STATE).asText()).orElse(State.DISABLED),
        criteria,
        settings.path(AccountSettings.MANAGED_BY).asText().equals(BY_POLICY)
            ? ManagedBy.DECLARATIVE_POLICY
            : ManagedBy.ACCOUNT);
  }
}
