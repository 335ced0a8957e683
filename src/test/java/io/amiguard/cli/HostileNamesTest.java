package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.cli.Cli.Run;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An organization whose names try to command the terminal, or to look like lines of ours. */
class HostileNamesTest {
  private static final String EVIL =
      "x\n error: fake \u001b[2J \u009b31m \u202e \u2066 \u2028 \u007f \r\t";
  private static final Pattern OBEYED =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\n]]|^ error: fake", Pattern.MULTILINE);

  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void makeTheOrganization() throws JsonProcessingException {
    cli =
        Cli.in(folder)
            .file("evil.json", organization())
            .file(
                "amiguard.yaml",
                """
                version: 1
                policies:
                  - name: allowed-amis
                    targets: [root]
                    state: enabled
                    criteria:
                      - allowed_image_providers: [amazon, "222222222222"]
                """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plan",
        "plan -o json",
        "plan -o markdown",
        "plan --move 222222222222=root",
        "check",
        "check -o json",
        "explain --all",
        "explain --all -o json"
      })
  void areShownAsTextInEveryFormat(String command) {
    Run run = cli.run((command + " --snapshot evil.json").split(" "));

    assertThat(run.out() + run.err())
        .contains("\\u001B[2J", "\\u202E")
        .doesNotContainPattern(OBEYED);
  }

  @Test
  void keepTheirMeaningInJson() throws JsonProcessingException {
    Run run = cli.run("explain", "--all", "-o", "json", "--snapshot", "evil.json");

    assertThat(
            new ObjectMapper().readTree(run.out()).at("/accounts").findValuesAsText("accountName"))
        .contains("prod" + EVIL);
  }

  private static String organization() throws JsonProcessingException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode json = mapper.createObjectNode().put("formatVersion", "1");
    json.putObject("organization")
        .put("id", "o-acme000001")
        .put("managementAccountId", "111111111111");
    json.putObject("root")
        .put("id", "r-acme")
        .put("name", "Root" + EVIL)
        .putArray("policyTypes")
        .add("DECLARATIVE_POLICY_EC2");
    json.putArray("organizationalUnits")
        .addObject()
        .put("id", "ou-acme-11111111")
        .put("name", "Workloads" + EVIL)
        .put("parentId", "r-acme");
    var accounts = json.putArray("accounts");
    accounts
        .addObject()
        .put("id", "111111111111")
        .put("name", "management" + EVIL)
        .put("parentId", "r-acme")
        .put("state", "ACTIVE");
    accounts
        .addObject()
        .put("id", "222222222222")
        .put("name", "prod" + EVIL)
        .put("parentId", "ou-acme-11111111")
        .put("state", "ACTIVE");
    var policies = json.putArray("policies");
    policy(policies.addObject(), "p-11111111", "allowed-amis");
    policy(policies.addObject(), "p-22222222", "theirs" + EVIL);
    var attachments = json.putArray("attachments");
    attachments.addObject().put("policyId", "p-11111111").put("targetId", "r-acme");
    attachments.addObject().put("policyId", "p-22222222").put("targetId", "ou-acme-11111111");
    return mapper.writeValueAsString(json);
  }

  private static void policy(ObjectNode policy, String id, String name) {
    policy.put("id", id).put("name", name).put("description", "made by" + EVIL);
    policy.putObject("tags").put("owner", "me" + EVIL).put("amiguard:managed", "true");
    ObjectNode settings =
        policy
            .putObject("content")
            .putObject("ec2_attributes")
            .putObject("allowed_images_settings");
    settings.putObject("state").put("@@assign", "audit_mode");
    settings
        .putObject("image_criteria")
        .putObject("criteria_1")
        .putObject("image_names")
        .putArray("@@assign")
        .add("golden" + EVIL);
  }
}
