package io.amiguard.sandbox;

import io.amiguard.Finding;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.snapshot.SnapshotReader;
import java.util.ArrayList;
import java.util.List;

/**
 * The organization of these tests: a management account and two member accounts in nested units.
 */
final class Acme {
  static final String MANAGEMENT = "111111111111";
  static final String PROD = "222222222222";
  static final String CLOSED = "333333333333";
  static final String ROOT = "r-acme";
  static final String WORKLOADS = "ou-acme-11111111";
  static final String PROD_UNIT = "ou-acme-22222222";

  static final String AUDIT =
      """
      {"ec2_attributes":{"allowed_images_settings":{"state":{"@@assign":"audit_mode"},\
      "image_criteria":{"criteria_1":{"allowed_image_providers":{"@@assign":["amazon","aws_marketplace"]}}}}}}""";

  static final String ENABLED =
      "{\"ec2_attributes\":{\"allowed_images_settings\":{\"state\":{\"@@assign\":\"enabled\"}}}}";

  /** Trusted access and the policy type are off. */
  static final String FRESH =
      """
      {"formatVersion": "1",
       "organization": {"id": "o-acme000001", "managementAccountId": "111111111111"},
       "root": {"id": "r-acme", "name": "Root", "policyTypes": []},
       "organizationalUnits": [
         {"id": "ou-acme-11111111", "name": "Workloads", "parentId": "r-acme"},
         {"id": "ou-acme-22222222", "name": "Prod", "parentId": "ou-acme-11111111"}],
       "accounts": [
         {"id": "111111111111", "name": "management", "parentId": "r-acme", "state": "ACTIVE"},
         {"id": "222222222222", "name": "prod-1", "parentId": "ou-acme-22222222", "state": "ACTIVE"},
         {"id": "333333333333", "name": "old", "parentId": "ou-acme-11111111", "state": "CLOSED"}],
       "policies": [],
       "attachments": [],
       "inventory": {"regions": ["us-east-1", "eu-west-1"]}}
      """;

  private Acme() {}

  static Snapshot fresh() {
    return snapshot(FRESH);
  }

  /** Returns the organization ready for declarative policies. */
  static Snapshot enabled() {
    return snapshot(
        FRESH.replace("\"policyTypes\": []", "\"policyTypes\": [\"DECLARATIVE_POLICY_EC2\"]"));
  }

  static Snapshot snapshot(String json) {
    List<Finding> findings = new ArrayList<>();
    return SnapshotReader.read("acme.json", json, findings)
        .orElseThrow(() -> new AssertionError(findings.toString()));
  }
}
