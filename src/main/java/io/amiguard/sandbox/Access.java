package io.amiguard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.amiguard.organization.TargetId;
import io.amiguard.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who gets into which account and Region, as the inventory says it. By itself every account has the
 * role that Organizations makes, and every Region is open.
 *
 * <ul>
 *   <li>{@code roles}: by account id, the names of the roles that there are in place of it, each a
 *       text, or an object with {@code name} and {@code externalId}
 *   <li>{@code deniedRegions}: by account id, the Regions in which a service control policy denies
 *       every call of EC2
 *   <li>{@code deniedCalls}: by account id, the operations of EC2 that nobody there is allowed
 *   <li>{@code disabledRegions}: by account id, the Regions that are not enabled
 * </ul>
 */
record Access(Snapshot snapshot) {
  static final String DEFAULT_ROLE = "OrganizationAccountAccessRole";

  private static final List<String> DEFAULT_REGIONS =
      List.of("eu-central-1", "eu-west-1", "us-east-1", "us-west-2");

  /** Returns whether an account has a role that opens with this external id, or without any. */
  boolean opens(TargetId account, String role, Optional<String> externalId) {
    JsonNode roles = of("roles", account);
    if (!roles.isArray()) {
      return role.equals(DEFAULT_ROLE);
    }
    for (JsonNode candidate : roles) {
      Optional<String> wanted = Optional.ofNullable(candidate.path("externalId").textValue());
      String name = candidate.isTextual() ? candidate.textValue() : candidate.path("name").asText();
      if (name.equals(role) && (wanted.isEmpty() || wanted.equals(externalId))) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether the inventory says which roles an account has. */
  boolean lists(TargetId account) {
    return of("roles", account).isArray();
  }

  /**
   * Returns the Regions that the inventory lists, or a few if it lists none, without those that an
   * account has not enabled.
   */
  List<String> regions(TargetId account) {
    List<String> regions =
        snapshot.inventory().map(inventory -> texts(inventory.path("regions"))).orElse(List.of());
    return (regions.isEmpty() ? DEFAULT_REGIONS : regions)
        .stream().filter(region -> isEnabled(account, region)).sorted().toList();
  }

  boolean isDenied(TargetId account, String region) {
    return texts(of("deniedRegions", account)).contains(region);
  }

  /** Returns whether those who enter an account lack the permission for an operation of EC2. */
  boolean isDenied(TargetId account, Operation operation) {
    return operation.api() == AwsApi.EC2
        && texts(of("deniedCalls", account)).contains(operation.name());
  }

  boolean isEnabled(TargetId account, String region) {
    return !texts(of("disabledRegions", account)).contains(region);
  }

  private JsonNode of(String key, TargetId account) {
    return snapshot
        .inventory()
        .map(inventory -> inventory.path(key).path(account.value()))
        .orElse(MissingNode.getInstance());
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
