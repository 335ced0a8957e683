package io.amiguard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.ReportState;

/**
 * The account status reports of an organization: the inventory's object {@code policyReports}. What
 * it holds beside the {@code reports} says how they go.
 *
 * <ul>
 *   <li>{@code polls}: how often a report is shown running before it ends; 1 if not given
 *   <li>{@code end}: the status in which reports end; {@code complete} if not given
 *   <li>{@code failedAccounts}: the accounts that reports do not reach
 *   <li>{@code attribute}: what reports call Allowed AMIs, for AWS does not document it
 *   <li>{@code buckets}: the buckets that there are, by name, with their Region; any if not given
 * </ul>
 *
 * The inventory's object {@code delegatedAdministrators} has the services of which an account is
 * delegated administrator, by account id.
 */
record PolicyReports(Snapshot snapshot) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String KEY = "policyReports";
  private static final String REPORTS = "reports";
  private static final String DEFAULT_ATTRIBUTE = "allowed_images_settings";

  /** Returns all reports, oldest first. */
  List<PolicyReport> all() {
    List<PolicyReport> reports = new ArrayList<>();
    inventory(KEY)
        .path(REPORTS)
        .forEach(report -> reports.add(new PolicyReport((ObjectNode) report)));
    return reports;
  }

  Optional<PolicyReport> find(String id) {
    return all().stream().filter(report -> report.id().equals(id)).findFirst();
  }

  /** Returns the organization with a report that is new, or that takes the place of its elder. */
  Snapshot with(PolicyReport changed) {
    ArrayNode reports = NODES.arrayNode();
    boolean isNew = true;
    for (PolicyReport report : all()) {
      boolean isElder = report.id().equals(changed.id());
      reports.add((isElder ? changed : report).json());
      isNew = isNew && !isElder;
    }
    if (isNew) {
      reports.add(changed.json());
    }
    ObjectNode inventory = NODES.objectNode();
    snapshot.inventory().ifPresent(inventory::setAll);
    ObjectNode own = NODES.objectNode();
    if (inventory.path(KEY) instanceof ObjectNode before) {
      own.setAll(before);
    }
    inventory.set(KEY, own.set(REPORTS, reports));
    return snapshot.withInventory(inventory);
  }

  int polls() {
    return inventory(KEY).path("polls").asInt(1);
  }

  ReportState end() {
    return ReportState.fromValue(
        inventory(KEY).path("end").asText(ReportState.COMPLETE.toString()));
  }

  boolean isOutOfReach(TargetId account) {
    for (JsonNode failed : inventory(KEY).path("failedAccounts")) {
      if (failed.asText().equals(account.value())) {
        return true;
      }
    }
    return false;
  }

  String attribute() {
    return inventory(KEY).path("attribute").asText(DEFAULT_ATTRIBUTE);
  }

  /** Returns whether there is a bucket in a Region. */
  boolean hasBucket(String name, String region) {
    JsonNode buckets = inventory(KEY).path("buckets");
    return buckets.isMissingNode() || buckets.path(name).asText().equals(region);
  }

  /** Returns whether an account may have reports made. */
  boolean isAdministrator(TargetId account) {
    return account.equals(snapshot.tree().managementAccountId())
        || administers(account, DeclarativePolicy.SERVICE_PRINCIPAL);
  }

  /** Returns whether an account is delegated administrator of a service. */
  boolean administers(TargetId account, String servicePrincipal) {
    for (JsonNode service : inventory("delegatedAdministrators").path(account.value())) {
      if (service.asText().equals(servicePrincipal)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether an account is delegated administrator of any service. */
  boolean isDelegated(TargetId account) {
    return !inventory("delegatedAdministrators").path(account.value()).isEmpty();
  }

  private JsonNode inventory(String key) {
    return snapshot
        .inventory()
        .map(inventory -> inventory.path(key))
        .orElse(MissingNode.getInstance());
  }
}
