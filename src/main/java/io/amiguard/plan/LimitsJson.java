package io.amiguard.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalInt;

/** The limits of a plan as a part of JSON documents; what nobody gave is not written. */
public final class LimitsJson {
  private static final String LIMITS = "limits";
  private static final String MAX_ACCOUNTS = "maxAccounts";
  private static final String MAX_SHARE = "maxShare";
  private static final String MAX_BLOCKED_INSTANCES = "maxBlockedInstances";

  private LimitsJson() {}

  /** Writes the limits into a document, unless none is given. */
  public static void write(SafetyLimits limits, ObjectNode document) {
    if (!limits.isDefault()) {
      ObjectNode written = document.putObject(LIMITS);
      limits.maxAccounts().ifPresent(number -> written.put(MAX_ACCOUNTS, number));
      limits.maxShare().ifPresent(percent -> written.put(MAX_SHARE, percent));
      limits.maxBlockedInstances().ifPresent(number -> written.put(MAX_BLOCKED_INSTANCES, number));
    }
  }

  /**
   * Returns the limits of a document; the defaults if it has none.
   *
   * @throws IllegalArgumentException if a limit is not a number
   */
  public static SafetyLimits read(JsonNode document) {
    JsonNode limits = document.path(LIMITS);
    return new SafetyLimits(
        limit(limits, MAX_ACCOUNTS),
        limit(limits, MAX_SHARE),
        limit(limits, MAX_BLOCKED_INSTANCES));
  }

  private static OptionalInt limit(JsonNode limits, String key) {
    if (!limits.has(key)) {
      return OptionalInt.empty();
    }
    if (!limits.get(key).isInt()) {
      throw new IllegalArgumentException(key + " is not a number");
    }
    return OptionalInt.of(limits.get(key).intValue());
  }
}
