package io.amiguard.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.OrganizationalUnit;
import io.amiguard.organization.Root;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SnapshotWriterTest {
  private static final TargetId ROOT = new TargetId("r-acme");
  private static final TargetId UNIT = new TargetId("ou-acme-11111111");

  @Test
  void writesOneRecordALine() {
    assertThat(SnapshotWriter.write(acme(Optional.of(inventory()))))
        .isEqualTo(
            """
            {
              "formatVersion": "1",
              "organization": {"id": "o-acme000001", "managementAccountId": "111111111111", "servicePrincipals": ["ec2.amazonaws.com"]},
              "root": {"id": "r-acme", "name": "Root", "policyTypes": ["DECLARATIVE_POLICY_EC2"]},
              "organizationalUnits": [
                {"id": "ou-acme-11111111", "name": "Workloads", "parentId": "r-acme"}
              ],
              "accounts": [
                {"id": "111111111111", "name": "management", "parentId": "r-acme", "state": "ACTIVE"},
                {"id": "222222222222", "name": "prod-1", "parentId": "ou-acme-11111111", "state": "ACTIVE"}
              ],
              "policies": [
                {
                  "id": "p-11111111",
                  "name": "allowed-amis",
                  "description": "AMIs",
                  "tags": {
                    "a": "1",
                    "b": "2"
                  },
                  "content": {
                    "ec2_attributes": {
                      "exception_message": {
                        "@@assign": "Ask \\"us\\""
                      }
                    }
                  }
                }
              ],
              "attachments": [
                {"policyId": "p-11111111", "targetId": "r-acme"},
                {"policyId": "p-11111111", "targetId": "111111111111"}
              ],
              "inventory": {
                "regions": ["eu-west-1", "us-east-1"],
                "instances": [
                  {"id": "i-0aaaaaaaaaaaaaaaa"},
                  {"id": "i-0bbbbbbbbbbbbbbbb"}
                ]
              }
            }
            """);
  }

  @Test
  void readsBackEqual() {
    Snapshot snapshot = acme(Optional.of(inventory()));

    Optional<Snapshot> back =
        SnapshotReader.read("acme.json", SnapshotWriter.write(snapshot), new ArrayList<>());

    assertThat(back).contains(snapshot);
    assertThat(SnapshotWriter.write(back.orElseThrow())).isEqualTo(SnapshotWriter.write(snapshot));
  }

  @Test
  void readsBackAnEmptyOrganization() {
    Snapshot snapshot =
        new Snapshot(
            new OrganizationTree(
                "o-acme000001",
                new TargetId("111111111111"),
                new Root(ROOT, "Root", Set.of()),
                List.of(),
                List.of()),
            Set.of(),
            List.of(),
            List.of(),
            Optional.empty());

    assertThat(SnapshotReader.read("a.json", SnapshotWriter.write(snapshot), new ArrayList<>()))
        .contains(snapshot);
  }

  @Test
  void doesNotDependOnTheOrderOfAccounts() {
    List<Account> accounts =
        new ArrayList<>(
            IntStream.range(0, 100)
                .mapToObj(
                    number ->
                        new Account(
                            new TargetId("%012d".formatted(number)),
                            "account-" + number,
                            UNIT,
                            Account.State.ACTIVE))
                .toList());
    Snapshot ordered = acme(Optional.empty()).withTree(tree(accounts));
    Collections.reverse(accounts);
    Snapshot reversed = acme(Optional.empty()).withTree(tree(accounts));

    assertThat(SnapshotWriter.write(reversed)).isEqualTo(SnapshotWriter.write(ordered));
    assertThat(reversed).isEqualTo(ordered);
  }

  @Test
  void readersUseASnapshotLikeAnOrganization() {
    SnapshotOrganization organization = new SnapshotOrganization(acme(Optional.empty()));

    assertThat(organization.hasServiceAccess("ec2.amazonaws.com")).isTrue();
    assertThat(organization.hasServiceAccess("config.amazonaws.com")).isFalse();
    assertThat(organization.policies().get(0).targets())
        .containsExactly(new TargetId("111111111111"), ROOT);
    assertThat(organization.effectivePolicy(new TargetId("222222222222")).orElseThrow().toString())
        .isEqualTo("{\"ec2_attributes\":{\"exception_message\":\"Ask \\\"us\\\"\"}}");
    assertThat(organization.effectivePolicy(new TargetId("999999999999"))).isEmpty();
    assertThat(organization.invalidEffectivePolicies()).isEmpty();
  }

  private static Snapshot acme(Optional<ObjectNode> inventory) {
    PolicyId policy = new PolicyId("p-11111111");
    return new Snapshot(
        tree(
            List.of(
                new Account(new TargetId("222222222222"), "prod-1", UNIT, Account.State.ACTIVE),
                new Account(
                    new TargetId("111111111111"), "management", ROOT, Account.State.ACTIVE))),
        Set.of("ec2.amazonaws.com"),
        List.of(
            new DeclarativePolicy(
                policy,
                new PolicyName("allowed-amis"),
                "AMIs",
                Map.of("b", "2", "a", "1"),
                PolicyDocument.parse(
                    "{\"ec2_attributes\":{\"exception_message\":{\"@@assign\":\"Ask \\\"us\\\"\"}}}"),
                List.of())),
        List.of(new Attachment(policy, ROOT), new Attachment(policy, new TargetId("111111111111"))),
        inventory);
  }

  private static OrganizationTree tree(List<Account> accounts) {
    return new OrganizationTree(
        "o-acme000001",
        new TargetId("111111111111"),
        new Root(ROOT, "Root", Set.of("DECLARATIVE_POLICY_EC2")),
        List.of(new OrganizationalUnit(UNIT, "Workloads", ROOT)),
        accounts);
  }

  private static ObjectNode inventory() {
    ObjectNode inventory = JsonNodeFactory.instance.objectNode();
    inventory.putArray("regions").add("eu-west-1").add("us-east-1");
    inventory
        .putArray("instances")
        .add(JsonNodeFactory.instance.objectNode().put("id", "i-0aaaaaaaaaaaaaaaa"))
        .add(JsonNodeFactory.instance.objectNode().put("id", "i-0bbbbbbbbbbbbbbbb"));
    return inventory;
  }
}
