package io.amiguard.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.BlockedInstances.Completeness;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Blocked instances as a plan writes them, by account. */
final class BlockedInstancesJson {
  private static final String COMPLETE = "complete";
  private static final String BLOCKED = "blocked";
  private static final String UNKNOWN = "unknown";
  private static final String MANAGED = "managed";

  private BlockedInstancesJson() {}

  static ObjectNode of(BlockedInstances instances) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put(COMPLETE, instances.isComplete());
    json.set(BLOCKED, numbers(instances.blocked()));
    json.set(UNKNOWN, numbers(instances.unknown()));
    instances.managed().ifPresent(managed -> json.set(MANAGED, numbers(managed)));
    return json;
  }

  /**
   * Returns what {@link #of} wrote.
   *
   * @throws IllegalArgumentException if something in it is no account or no number
   */
  static BlockedInstances read(JsonNode json) {
    return new BlockedInstances(
        readNumbers(json.path(BLOCKED)),
        readNumbers(json.path(UNKNOWN)),
        json.has(MANAGED) ? Optional.of(readNumbers(json.get(MANAGED))) : Optional.empty(),
        json.path(COMPLETE).asBoolean() ? Completeness.COMPLETE : Completeness.INCOMPLETE);
  }

  private static ObjectNode numbers(SortedMap<TargetId, Long> byAccount) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    byAccount.forEach((account, number) -> json.put(account.value(), number));
    return json;
  }

  private static SortedMap<TargetId, Long> readNumbers(JsonNode json) {
    SortedMap<TargetId, Long> byAccount = new TreeMap<>();
    json.properties()
        .forEach(
            entry -> {
              if (!entry.getValue().isIntegralNumber()) {
                throw new IllegalArgumentException(entry.getKey() + " has no number");
              }
              byAccount.put(new TargetId(entry.getKey()), entry.getValue().longValue());
            });
    return byAccount;
  }
}
