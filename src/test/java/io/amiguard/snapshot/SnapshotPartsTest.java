package io.amiguard.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.FindingLines;
import io.amiguard.inventory.Image;
import io.amiguard.inventory.Instance;
import io.amiguard.inventory.Inventory;
import io.amiguard.inventory.LaunchTemplate;
import io.amiguard.organization.TargetId;
import io.amiguard.snapshot.SnapshotParts.Wanted;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnapshotPartsTest {
  private static final String HEAD =
      """
      {"formatVersion": "1",
       "organization": {"id": "o-acme000001", "managementAccountId": "111111111111"},
       "root": {"id": "r-acme", "name": "The \\"inventory\\": {root}", "policyTypes": []},
      """;
  private static final String TAIL =
      """
      , "accounts": [{"id": "111111111111", "name": "m", "parentId": "r-acme", "state": "ACTIVE"}]}
      """;
  private static final int MAX = 10_000;

  @Test
  void takesTheInventoryOutAndLeavesEveryPlaceAsItIs() throws IOException {
    String file =
        HEAD + " \"inventory\" : {\n \"regions\": [\"us-east-1\"], \"images\": [{}]\n  }" + TAIL;

    String rest = rest(parts(file, Wanted.ORGANIZATION_ALONE));

    assertThat(rest).isEqualTo(HEAD + " \"inventory\" : {\n\n  }" + TAIL);
    assertThat(rest(parts(HEAD + "\"inventory\": {\"images\": []}" + TAIL, Wanted.INVENTORY)))
        .isEqualTo(HEAD + "\"inventory\": {            }" + TAIL);
  }

  @Test
  void leavesAFileWithoutAnInventoryAlone() throws IOException {
    for (String file :
        List.of(HEAD + "\"x\": 1" + TAIL, HEAD + "\"inventory\": null" + TAIL, "", "[1", "\"")) {
      SnapshotParts parts = parts(file, Wanted.INVENTORY);

      assertThat(rest(parts)).isEqualTo(file);
      assertThat(parts.inventory()).isEmpty();
    }
  }

  @Test
  void readsNoMoreOfTheRestThanItMay() throws IOException {
    String file = HEAD + "\"x\": \"" + "x".repeat(MAX) + "\"" + TAIL;

    assertThat(parts(file, Wanted.INVENTORY).organization()).hasSize(MAX + 1);
    assertThat(parts(HEAD + "\"inventory\": {}" + " ".repeat(MAX), Wanted.INVENTORY).organization())
        .hasSize(MAX + 1);
  }

  @Test
  void readsEverythingThatAnInventoryHolds() throws IOException {
    Inventory inventory =
        parts(
                HEAD
                    + """
                    "inventory": {"regions": ["us-east-1"], "allowedImagesSettings": [{"x": 1}],
                     "images": [{"id": "ami-1", "region": "us-east-1", "name": "al2023", "ownerId": "137112412989",
                       "ownerAlias": "amazon", "created": "2026-08-01T00:00:00Z", "deprecated": null,
                       "productCodes": ["abc"], "public": true, "sharedWith": ["o-acme000001"]},
                       {"id": "ami-2", "region": "us-east-1", "name": "", "state": "deregistered", "public": false}],
                     "instances": [{"id": "i-1", "accountId": "111111111111", "region": "us-east-1",
                       "imageId": "ami-1", "state": "stopping", "launched": "2026-08-02T00:00:00Z",
                       "operatorManaged": true, "operatorPrincipal": "eks.amazonaws.com"},
                       {"id": "i-2", "accountId": "111111111111", "region": "us-east-1",
                       "imageId": "ami-2", "state": "running", "operatorManaged": true}],
                     "launchTemplates": [{"id": "lt-1", "accountId": "111111111111", "region": "us-east-1",
                       "name": "web", "defaultVersion": 1, "latestVersion": 1, "versions": [
                         {"version": 1, "imageId": "resolve:ssm:/golden", "resolvedImageId": "ami-1"}]}],
                     "unread": [{"accountId": "111111111111", "region": "eu-west-1", "reason": "denied"}]}"""
                    + TAIL,
                Wanted.INVENTORY)
            .inventory()
            .orElseThrow();

    assertThat(inventory.regions()).containsExactly("us-east-1");
    Image image = inventory.image("ami-1", "us-east-1");
    assertThat(image.owner())
        .isEqualTo(new Image.Owner(Optional.of("137112412989"), Optional.of("amazon")));
    assertThat(image.productCodes()).hasValueSatisfying(it -> assertThat(it).contains("abc"));
    assertThat(inventory.image("ami-2", "us-east-1").isKnown()).isFalse();
    assertThat(inventory.image("ami-2", "us-east-1").lifetime().state()).isEqualTo("deregistered");
    assertThat(inventory.instances())
        .extracting(Instance::operator)
        .containsExactly(Optional.of("eks.amazonaws.com"), Optional.of("an AWS service"));
    assertThat(inventory.launchTemplates())
        .flatExtracting(LaunchTemplate::versions)
        .containsExactly(
            new LaunchTemplate.Version(
                1,
                List.of("$Default", "$Latest"),
                Optional.of("resolve:ssm:/golden"),
                Optional.of("ami-1")));
    assertThat(inventory.unread())
        .containsExactly(
            new Inventory.Unread(new TargetId("111111111111"), Optional.of("eu-west-1"), "denied"));
  }

  @Test
  void saysWhereAnInventoryIsWrong() throws IOException {
    assertThat(
            findings(
                """
                "inventory": {"regions": [1], "colour": {}, "images": {},
                  "instances": [
                    {"id": "i-1", "accountId": "11", "region": "us-east-1", "imageId": "ami-1", "state": "asleep"},
                    {"id": 1, "accountId": "222222222222", "region": "r", "imageId": "ami-1", "state": "running", "x": 1},
                    7],
                  "launchTemplates": [{"id": "lt-1", "accountId": "111111111111", "region": "r", "name": 1.5,
                    "defaultVersion": 99999999999999999999, "versions": [{"version": true, "y": {}}, null]}],
                  "unread": [{"accountId": "111111111111", "accountId": "111111111111", "region": "r"}]}"""))
        .containsExactly(
            "ERROR snapshot.wrong-type organization.json:4:27 a Region must be a text",
            "ERROR snapshot.unknown-key organization.json:4:31 an inventory has no key 'colour'",
            "ERROR snapshot.wrong-type organization.json:4:55 'images' must be a list",
            "ERROR snapshot.bad-id organization.json:6:5 'accountId' of an instance must be a 12-digit account id, not '11'",
            "ERROR snapshot.wrong-type organization.json:6:5 'state' of an instance must be one of pending, running, shutting-down, terminated, stopping, stopped, not 'asleep'",
            "ERROR snapshot.unknown-key organization.json:7:5 an instance has no key 'x'",
            "ERROR snapshot.wrong-type organization.json:7:5 'id' of an instance must be a text",
            "ERROR snapshot.wrong-type organization.json:8:5 an instance must be an object",
            "ERROR snapshot.wrong-type organization.json:9:23 'name' of a launch template must be a text",
            "ERROR snapshot.wrong-type organization.json:9:23 'defaultVersion' of a launch template must be a whole number",
            "ERROR snapshot.unknown-key organization.json:9:23 a version has no key 'y'",
            "ERROR snapshot.wrong-type organization.json:9:23 'versions' of a launch template must be a list of objects",
            "ERROR snapshot.wrong-type organization.json:9:23 'version' of a version must be a whole number",
            "ERROR snapshot.duplicate-key organization.json:11:14 key 'accountId' stands twice in one object",
            "ERROR snapshot.missing-key organization.json:11:14 an unread place has no 'reason'",
            "ERROR snapshot.unknown-account organization.json:7:5 account 222222222222 of the inventory is not among the accounts | take the tree and the inventory in one snapshot");
  }

  @Test
  void saysWhatIsWrongWithAnImage() throws IOException {
    assertThat(
            findings(
                """
                "inventory": {"images": [
                  {"id": "ami-1", "region": "r", "created": "yesterday", "productCodes": [1], "public": "yes"},
                  {"id": "ami-1", "region": "r"}]}"""))
        .containsExactly(
            "ERROR snapshot.bad-time organization.json:5:3 'created' of an image must be a time such as 2026-08-01T00:00:00Z, not 'yesterday'",
            "ERROR snapshot.wrong-type organization.json:5:3 'productCodes' of an image must be a list of texts",
            "ERROR snapshot.wrong-type organization.json:5:3 'public' of an image must be true or false",
            "ERROR snapshot.duplicate-id organization.json:6:3 image ami-1 stands twice");
  }

  @Test
  void saysWhereAnInventoryIsNoJson() throws IOException {
    assertThat(findings("\"inventory\": {\"images\": [,]}"))
        .singleElement()
        .asString()
        .startsWith("ERROR file.not-json organization.json:4:26 not JSON: Unexpected character");
  }

  @Test
  void readsNotOnAfterAThousandFaults() throws IOException {
    String images = "{},".repeat(InventoryProblems.AT_MOST) + "{}";

    assertThat(findings("\"inventory\": {\"images\": [%s]}".formatted(images)))
        .hasSize(InventoryProblems.AT_MOST);
  }

  private static List<String> findings(String inventory) throws IOException {
    SnapshotParts parts = parts(HEAD + inventory + TAIL, Wanted.INVENTORY);
    Snapshot snapshot =
        SnapshotReader.read("organization.json", rest(parts), new ArrayList<>()).orElseThrow();
    return FindingLines.of(parts.findings(snapshot)).lines().toList();
  }

  private static SnapshotParts parts(String file, Wanted wanted) throws IOException {
    return SnapshotParts.read(
        "organization.json", new ByteArrayInputStream(file.getBytes(UTF_8)), wanted, MAX);
  }

  private static String rest(SnapshotParts parts) {
    return new String(parts.organization(), UTF_8);
  }
}
