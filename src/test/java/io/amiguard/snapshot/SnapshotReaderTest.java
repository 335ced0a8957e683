package io.amiguard.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.organization.Account;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotReaderTest {
  private static final String GOOD =
      """
      {"formatVersion": "1",
       "organization": {"id": "o-acme000001", "managementAccountId": "111111111111"},
       "root": {"id": "r-acme", "name": "Root", "policyTypes": ["DECLARATIVE_POLICY_EC2"]},
       "organizationalUnits": [
         {"id": "ou-acme-11111111", "name": "Workloads", "parentId": "r-acme"},
         {"id": "ou-acme-22222222", "name": "Prod", "parentId": "ou-acme-11111111"}],
       "accounts": [
         {"id": "222222222222", "name": "prod-1", "parentId": "ou-acme-22222222", "state": "ACTIVE"}],
       "policies": [
         {"id": "p-11111111", "name": "allowed-amis", "description": "AMIs", "tags": {"a": "b"},
          "content": {"ec2_attributes": {"some_new_attribute": {}}}}],
       "attachments": [{"policyId": "p-11111111", "targetId": "ou-acme-11111111"}],
       "inventory": {"regions": ["us-east-1"], "anything": [1, 2.5, true, null, {"a": "b"}]}}
      """;

  private final List<Finding> findings = new ArrayList<>();

  @Test
  void readsAnOrganization() {
    Snapshot snapshot = read(GOOD).orElseThrow();

    assertThat(findings).isEmpty();
    assertThat(snapshot.tree().organizationId()).isEqualTo("o-acme000001");
    assertThat(snapshot.tree().accounts())
        .containsExactly(
            new Account(
                new TargetId("222222222222"),
                "prod-1",
                new TargetId("ou-acme-22222222"),
                Account.State.ACTIVE));
    DeclarativePolicy policy = snapshot.policy(new PolicyId("p-11111111")).orElseThrow();
    assertThat(policy.tags()).containsEntry("a", "b");
    assertThat(policy.targets()).containsExactly(new TargetId("ou-acme-11111111"));
    assertThat(policy.document().minified())
        .isEqualTo("{\"ec2_attributes\":{\"some_new_attribute\":{}}}");
    assertThat(snapshot.inventory().orElseThrow().get("anything").toString())
        .isEqualTo("[1,2.5,true,null,{\"a\":\"b\"}]");
  }

  @Test
  void takesTrustedAccessForGrantedWhereThePolicyTypeIsOn() {
    assertThat(read(GOOD).orElseThrow().servicePrincipals()).containsExactly("ec2.amazonaws.com");
    assertThat(read(GOOD.replace("\"DECLARATIVE_POLICY_EC2\"", "")).orElseThrow())
        .extracting(Snapshot::servicePrincipals)
        .asInstanceOf(InstanceOfAssertFactories.ITERABLE)
        .isEmpty();
  }

  @Test
  void believesTheListOfServicePrincipals() {
    String none =
        GOOD.replace(
            "\"managementAccountId\": \"111111111111\"",
            "\"managementAccountId\": \"111111111111\", \"servicePrincipals\": []");

    assertThat(read(none).orElseThrow().servicePrincipals()).isEmpty();
  }

  @Test
  void isJsonWhateverTheFileIsCalled() {
    assertThat(SnapshotReader.read("organization.snapshot", GOOD, findings)).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"formatVersion\": \"1\"      | \"formatVersion\": \"2\"    | snapshot.format-version | 1:19",
        "\"formatVersion\": \"1\"      | \"formatVersion\": 1        | snapshot.wrong-type     | 1:19",
        "\"formatVersion\": \"1\",     | ``                          | snapshot.missing-key    | 1:1",
        "\"organization\":             | \"organisation\":           | snapshot.unknown-key    | 2:2",
        "\"state\": \"ACTIVE\"         | \"status\": \"ACTIVE\"      | snapshot.unknown-key    | 8:77",
        "\"state\": \"ACTIVE\"         | \"state\": \"ALIVE\"        | snapshot.unknown-state  | 8:86",
        "\"name\": \"prod-1\"          | \"name\": \"a\", \"name\": \"b\" | snapshot.duplicate-key | 8:40",
        "\"id\": \"222222222222\"      | \"id\": \"2222\"            | snapshot.bad-id         | 8:11",
        "\"id\": \"222222222222\"      | \"id\": 222222222222        | snapshot.wrong-type     | 8:11",
        "\"id\": \"p-11111111\"        | \"id\": \"allowed\"         | snapshot.bad-id         | 10:11",
        "\"id\": \"o-acme000001\"      | \"id\": \"acme\"            | snapshot.bad-id         | 2:25",
        "\"parentId\": \"ou-acme-22222222\" | \"parentId\": \"ou-acme-99999999\" | snapshot.unknown-parent | 8:4",
        "\"parentId\": \"ou-acme-11111111\" | \"parentId\": \"111111111111\" | snapshot.bad-id     | 6:59",
        "{\"policyId\": \"p-11111111\" | {\"policyId\": \"p-99999999\" | snapshot.unknown-policy | 12:18",
        "\"targetId\": \"ou-acme-11111111\" | \"targetId\": \"999999999999\" | snapshot.unknown-target | 12:18",
        "\"tags\": {\"a\": \"b\"}      | \"tags\": {\"a\": 1}        | snapshot.wrong-type     | 10:86",
        "\"content\": {                | \"content\": {\"a\": 1, \"a\": 2, | snapshot.duplicate-key | 11:25",
        "\"attachments\": [            | \"attachments\": [7,        | snapshot.wrong-type     | 12:18",
        "\"attachments\": [{           | \"attachments\": {          | file.not-json           | 12:75",
      })
  void saysWhatIsWrongAndWhere(String right, String wrong, String rule, String place) {
    assertThat(GOOD).contains(right);

    assertThat(read(GOOD.replace(right, wrong))).isEmpty();

    assertThat(findings)
        .extracting(finding -> finding.rule() + " " + finding.where())
        .contains(rule + " acme.json:" + place);
  }

  @Test
  void findsThingsThatStandTwice() {
    String unit =
        "{\"id\": \"ou-acme-11111111\", \"name\": \"Workloads\", \"parentId\": \"r-acme\"}";
    String attachment = "{\"policyId\": \"p-11111111\", \"targetId\": \"ou-acme-11111111\"}";
    String policy = "{\"id\": \"p-11111111\", \"name\": \"other\", \"content\": {}},";

    read(
        GOOD.replace(unit, unit + ", " + unit)
            .replace(attachment, attachment + ", " + attachment)
            .replace("\"policies\": [", "\"policies\": [" + policy));

    assertThat(findings)
        .extracting(Finding::message)
        .containsExactly(
            "organizational unit ou-acme-11111111 stands twice",
            "policy p-11111111 stands twice",
            "policy p-11111111 is attached to ou-acme-11111111 twice");
  }

  @Test
  void findsTwoPoliciesOfOneName() {
    String policy = "{\"id\": \"p-22222222\", \"name\": \"allowed-amis\", \"content\": {}},";

    read(GOOD.replace("\"policies\": [", "\"policies\": [" + policy));

    assertThat(findings)
        .extracting(Finding::message)
        .containsExactly("another policy is called 'allowed-amis', too");
  }

  @Test
  void findsUnitsThatStandInACircle() {
    read(
        GOOD.replace(
            "\"name\": \"Workloads\", \"parentId\": \"r-acme\"",
            "\"name\": \"Workloads\", \"parentId\": \"ou-acme-22222222\""));

    assertThat(findings)
        .extracting(Finding::message)
        .containsExactly(
            "organizational units stand in a circle: ou-acme-11111111 in ou-acme-22222222 in"
                + " ou-acme-11111111");
  }

  @Test
  void showsAllProblemsAtOnce() {
    read(
        GOOD.replace("\"formatVersion\": \"1\"", "\"formatVersion\": \"0\"")
            .replace("r-acme", "acme")
            .replace("\"ACTIVE\"", "\"ASLEEP\""));

    assertThat(findings)
        .extracting(Finding::rule)
        .containsExactly(
            "snapshot.format-version",
            "snapshot.bad-id",
            "snapshot.bad-id",
            "snapshot.unknown-state");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not json",
        "[]",
        "7",
        "null",
        "{",
        "{}",
        "{\"organization\": [], \"root\": 1}",
        "{\"organization\": null, \"root\": {\"id\": null}}"
      })
  void neverThrows(String text) {
    assertThat(read(text)).isEmpty();
    assertThat(findings).isNotEmpty();
  }

  private Optional<Snapshot> read(String text) {
    findings.clear();
    return SnapshotReader.read("acme.json", text, findings);
  }
}
