package io.amiguard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.organization.TargetId;
import io.amiguard.snapshot.Snapshot;
import java.util.Optional;

/**
 * What accounts have set for images themselves: the inventory's list {@code allowedImagesSettings},
 * one object for each account and Region. It stays there while a policy overrides it.
 *
 * <p>An object with {@code managedBy} says what EC2 has in force there whatever the policies are,
 * as where a policy has not arrived, or an older one is still in force.
 */
final class AccountSettings {
  static final String STATE = "state";
  static final String IMAGE_CRITERIA = "imageCriteria";
  static final String MANAGED_BY = "managedBy";

  private static final String KEY = "allowedImagesSettings";
  private static final String ACCOUNT_ID = "accountId";
  private static final String REGION = "region";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private AccountSettings() {}

  static Optional<JsonNode> find(Snapshot snapshot, TargetId account, String region) {
    for (JsonNode settings : all(snapshot)) {
      if (isOf(settings, account, region)) {
        return Optional.of(settings);
      }
    }
    return Optional.empty();
  }

  static Snapshot with(Snapshot snapshot, TargetId account, String region, AllowedImages changed) {
    ArrayNode all = NODES.arrayNode();
    for (JsonNode settings : all(snapshot)) {
      if (!isOf(settings, account, region)) {
        all.add(settings);
      }
    }
    ObjectNode own = all.addObject();
    own.put(ACCOUNT_ID, account.value());
    own.put(REGION, region);
    own.put(STATE, changed.state().inEc2());
    ArrayNode criteria = own.putArray(IMAGE_CRITERIA);
    changed.criteria().forEach(criterion -> criteria.add(Criteria.toInventory(criterion)));
    ObjectNode inventory = NODES.objectNode();
    snapshot.inventory().ifPresent(inventory::setAll);
    inventory.set(KEY, all);
    return snapshot.withInventory(inventory);
  }

  private static JsonNode all(Snapshot snapshot) {
    return snapshot
        .inventory()
        .<JsonNode>map(inventory -> inventory.path(KEY))
        .orElseGet(NODES::arrayNode);
  }

  private static boolean isOf(JsonNode settings, TargetId account, String region) {
    return settings.path(ACCOUNT_ID).asText().equals(account.value())
        && settings.path(REGION).asText().equals(region);
  }
}
