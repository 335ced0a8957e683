package io.amiguard.sandbox;

import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.organization.TargetId;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * The lists of an inventory in the order in which calls ask for them. Nobody changes a list, so
 * that a long one is sorted once and not for each call.
 */
final class InventoryIndex {
  /** Instances, launch templates and images, of two states of an organization. */
  private static final int LISTS = 6;

  private final IdentityHashMap<JsonNode, Map<String, List<JsonNode>>> places =
      new IdentityHashMap<>();
  private final IdentityHashMap<JsonNode, Map<String, InventoryImage>> images =
      new IdentityHashMap<>();

  /** Returns the records of a list that are about one account and Region. */
  synchronized List<JsonNode> in(JsonNode list, TargetId account, String region) {
    if (places.size() > LISTS) {
      places.clear();
    }
    return places
        .computeIfAbsent(list, InventoryIndex::byPlace)
        .getOrDefault(place(account.value(), region), List.of());
  }

  /** Returns the images of a list by their ids. */
  synchronized Map<String, InventoryImage> images(JsonNode list) {
    if (images.size() > LISTS) {
      images.clear();
    }
    return images.computeIfAbsent(list, InventoryIndex::byId);
  }

  private static Map<String, List<JsonNode>> byPlace(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .collect(
            groupingBy(
                json -> place(json.path("accountId").asText(), json.path("region").asText())));
  }

  private static Map<String, InventoryImage> byId(JsonNode list) {
    Map<String, InventoryImage> byId = new HashMap<>();
    list.forEach(json -> byId.put(json.path("id").asText(), new InventoryImage(json)));
    return byId;
  }

  private static String place(String account, String region) {
    return account + " " + region;
  }
}
