package io.amiguard.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.testing.Acme;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** An organization in which a little of everything runs, and who reads that. */
final class InventorySandbox {
  static final String INVENTORY =
      """
      {"regions": ["us-east-1", "eu-west-1"],
       "images": [
         {"id": "ami-1", "region": "us-east-1", "name": "al2023", "ownerId": "137112412989",
          "ownerAlias": "amazon", "created": "2026-11-01T00:00:00Z", "public": true,
          "productCodes": []},
         {"id": "ami-2", "region": "us-east-1", "name": "firewall", "ownerId": "900000000041",
          "ownerAlias": "aws-marketplace", "created": "2020-01-01T00:00:00Z", "public": true,
          "deprecated": "2022-01-01T00:00:00Z", "productCodes": ["code1"]},
         {"id": "ami-3", "region": "us-east-1", "name": "frozen", "ownerId": "222222222222",
          "created": "2026-01-01T00:00:00Z", "public": false, "state": "disabled"},
         {"id": "ami-4", "region": "us-east-1", "name": "old", "ownerId": "222222222222",
          "created": "2026-01-01T00:00:00Z", "public": false, "state": "deregistered"}],
       "instances": [
         {"id": "i-1", "accountId": "222222222222", "region": "us-east-1", "imageId": "ami-1",
          "state": "running", "launched": "2026-11-02T08:00:00Z", "operatorManaged": true,
          "operatorPrincipal": "eks.amazonaws.com"},
         {"id": "i-2", "accountId": "222222222222", "region": "us-east-1", "imageId": "ami-2",
          "state": "stopped"},
         {"id": "i-3", "accountId": "222222222222", "region": "us-east-1", "imageId": "ami-4",
          "state": "shutting-down"},
         {"id": "i-4", "accountId": "222222222222", "region": "us-east-1", "imageId": "ami-1",
          "state": "terminated"},
         {"id": "i-5", "accountId": "444444444444", "region": "us-east-1", "imageId": "ami-2",
          "state": "pending"},
         {"id": "i-6", "accountId": "444444444444", "region": "eu-west-1", "imageId": "ami-9",
          "state": "running"}],
       "launchTemplates": [
         {"id": "lt-1", "accountId": "222222222222", "region": "us-east-1", "name": "web",
          "defaultVersion": 1, "latestVersion": 3, "versions": [
            {"version": 1, "imageId": "ami-3"}, {"version": 2, "imageId": "ami-1"},
            {"version": 3, "imageId": "resolve:ssm:/golden", "resolvedImageId": "ami-1"}]},
         {"id": "lt-2", "accountId": "222222222222", "region": "us-east-1", "name": "bare",
          "defaultVersion": 1, "latestVersion": 1, "versions": [{"version": 1}]}]}""";

  private InventorySandbox() {}

  static AwsInventoryReader reader(Sandbox sandbox, Clock clock) {
    return new AwsInventoryReader(
        MemberSandbox.calls(sandbox, MemberRoles.ofOrganizations(), clock));
  }

  static Snapshot snapshot(String inventory) {
    try {
      ObjectNode json = (ObjectNode) new ObjectMapper().readTree(inventory);
      return Snapshot.of(Acme.tree(), Set.of(), List.of()).withInventory(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
