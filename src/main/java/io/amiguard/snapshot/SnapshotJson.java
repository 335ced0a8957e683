package io.amiguard.snapshot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.OrganizationalUnit;
import io.amiguard.policy.DeclarativePolicy;
import java.util.Collection;
import java.util.Comparator;
import java.util.TreeMap;

/** A snapshot as JSON, in the order of keys of the file format. */
final class SnapshotJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private SnapshotJson() {}

  static ObjectNode of(Snapshot snapshot) {
    OrganizationTree tree = snapshot.tree();
    ObjectNode json = NODES.objectNode();
    json.put(SnapshotKeys.FORMAT_VERSION, SnapshotKeys.VERSION);
    json.set(SnapshotKeys.ORGANIZATION, organization(snapshot));
    json.set(SnapshotKeys.ROOT, root(tree));
    json.set(SnapshotKeys.ORGANIZATIONAL_UNITS, units(tree));
    json.set(SnapshotKeys.ACCOUNTS, accounts(tree));
    json.set(SnapshotKeys.POLICIES, policies(snapshot));
    json.set(SnapshotKeys.ATTACHMENTS, attachments(snapshot));
    snapshot.inventory().ifPresent(inventory -> json.set(SnapshotKeys.INVENTORY, inventory));
    return json;
  }

  private static ObjectNode organization(Snapshot snapshot) {
    ObjectNode json = NODES.objectNode();
    json.put(SnapshotKeys.ID, snapshot.tree().organizationId());
    json.put(SnapshotKeys.MANAGEMENT_ACCOUNT_ID, snapshot.tree().managementAccountId().value());
    json.set(SnapshotKeys.SERVICE_PRINCIPALS, sorted(snapshot.servicePrincipals()));
    return json;
  }

  private static ObjectNode root(OrganizationTree tree) {
    ObjectNode json = NODES.objectNode();
    json.put(SnapshotKeys.ID, tree.root().id().value());
    json.put(SnapshotKeys.NAME, tree.root().name());
    json.set(SnapshotKeys.POLICY_TYPES, sorted(tree.root().policyTypes()));
    return json;
  }

  private static ArrayNode units(OrganizationTree tree) {
    ArrayNode array = NODES.arrayNode();
    tree.units().stream()
        .sorted(Comparator.comparing(OrganizationalUnit::id))
        .forEach(
            unit ->
                array
                    .addObject()
                    .put(SnapshotKeys.ID, unit.id().value())
                    .put(SnapshotKeys.NAME, unit.name())
                    .put(SnapshotKeys.PARENT_ID, unit.parentId().value()));
    return array;
  }

  private static ArrayNode accounts(OrganizationTree tree) {
    ArrayNode array = NODES.arrayNode();
    tree.accounts().stream()
        .sorted(Comparator.comparing(Account::id))
        .forEach(
            account ->
                array
                    .addObject()
                    .put(SnapshotKeys.ID, account.id().value())
                    .put(SnapshotKeys.NAME, account.name())
                    .put(SnapshotKeys.PARENT_ID, account.parentId().value())
                    .put(SnapshotKeys.STATE, account.state().name()));
    return array;
  }

  private static ArrayNode policies(Snapshot snapshot) {
    ArrayNode array = NODES.arrayNode();
    for (DeclarativePolicy policy : snapshot.policies()) {
      ObjectNode json = array.addObject();
      json.put(SnapshotKeys.ID, policy.id().value());
      json.put(SnapshotKeys.NAME, policy.name().value());
      json.put(SnapshotKeys.DESCRIPTION, policy.description());
      ObjectNode tags = json.putObject(SnapshotKeys.TAGS);
      new TreeMap<>(policy.tags()).forEach(tags::put);
      json.set(SnapshotKeys.CONTENT, policy.document().json());
    }
    return array;
  }

  private static ArrayNode attachments(Snapshot snapshot) {
    ArrayNode array = NODES.arrayNode();
    snapshot
        .attachments()
        .forEach(
            attachment ->
                array
                    .addObject()
                    .put(SnapshotKeys.POLICY_ID, attachment.policyId().value())
                    .put(SnapshotKeys.TARGET_ID, attachment.targetId().value()));
    return array;
  }

  private static ArrayNode sorted(Collection<String> texts) {
    ArrayNode array = NODES.arrayNode();
    texts.stream().sorted().forEach(array::add);
    return array;
  }
}
