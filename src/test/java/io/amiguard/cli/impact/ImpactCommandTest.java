package io.amiguard.cli.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.connection.SandboxFolder;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The impact on the example organization. */
class ImpactCommandTest {
  private static final Path CASES = Path.of("src/test/resources/cases/impact");
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  private Cli cli;

  @BeforeEach
  void copyTheExample() throws IOException {
    cli =
        Cli.in(folder)
            .withCredentials()
            .file("organization.json", Files.readString(Path.of("examples/organization.json")))
            .file("amiguard.yaml", Files.readString(Path.of("examples/quickstart/amiguard.yaml")))
            .file("narrow.yaml", Files.readString(CASES.resolve("candidate/candidate.yaml")));
  }

  @Test
  void aCandidateThatIsNotThereIsNotSoughtWithOtherFlags() {
    Run run = cli.run("impact", "--snapshot", "organization.json", "--candidate", "nope.yaml");

    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.err()).isEqualTo("error: settings file nope.yaml not found. Name another.\n");
  }

  @Test
  void namesExactlyTheSeededCases() throws IOException {
    JsonNode impact = impact("amiguard.yaml");

    assertThat(uses(impact, "blocked"))
        .containsExactlyInAnyOrder(
            tuple("ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20261118", "dev-web"),
            tuple(
                "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20261118", "load-test"),
            tuple("pytorch-2.8-cuda-ready", "sandbox-data-science"),
            tuple("partner-agent-4.1.0", "shared-services"),
            tuple("partner-agent-4.1.0", "prod-api"));
    assertThat(uses(impact, "unknown")).containsExactly(tuple("null", "prod-card-vault"));
    assertThat(uses(impact, "own_image"))
        .containsExactlyInAnyOrder(
            tuple("dev-api-debug-2026.10.30", "dev-api"),
            tuple("jupyter-gpu-2026.09", "sandbox-data-science"),
            tuple("golden-al2023-x86_64-2026.11.17", "golden-images"));
    assertThat(impact.at("/totals/allowed/managed").asInt()).isEqualTo(7);
    assertThat(impact.findValues("stranger").stream().filter(JsonNode::asBoolean)).hasSize(2);
  }

  @Test
  void tellsManagedInstancesApartWhereTheyAreBlocked() throws IOException {
    cli.file(
        "amiguard.yaml",
        """
        version: 1
        policies:
          - name: allowed-amis
            targets: [root]
            state: enabled
            criteria: [{allowed_image_providers: ["555555555555"]}]
        """);

    Run run = cli.run("impact", "--snapshot", "organization.json");

    assertThat(impact("amiguard.yaml").at("/totals/blocked/managed").asInt()).isEqualTo(7);
    assertThat(run.out())
        .contains("3 instances run by eks.amazonaws.com")
        .contains("2 instances run by ecs.amazonaws.com");
  }

  @Test
  void failsWhereItIsToldTo() {
    String[] impact = {"impact", "--snapshot", "organization.json", "--fail-on"};

    assertThat(cli.run("impact", "--snapshot", "organization.json").exitCode()).isZero();
    assertThat(cli.run(impact[0], impact[1], impact[2], impact[3], "blocked").exitCode())
        .isEqualTo(3);
    assertThat(cli.run(impact[0], impact[1], impact[2], impact[3], "unknown").exitCode())
        .isEqualTo(3);
  }

  @Test
  void needsAnInventoryInASnapshot() throws IOException {
    String without =
        Files.readString(Path.of("src/test/resources/cases/plan/first-rollout/organization.json"));
    cli.file("bare.json", without);

    Run bare = cli.run("impact", "--snapshot", "bare.json");
    Run plan = cli.run("plan", "--impact", "--snapshot", "bare.json");

    assertThat(bare.exitCode()).isEqualTo(65);
    assertThat(bare.err())
        .isEqualTo(
            "error: snapshot bare.json holds no inventory, so what runs in the accounts is not known; name one that does.\n");
    assertThat(plan.err()).isEqualTo(bare.err());
  }

  @Test
  void plansWithTheImpactOfASnapshot() {
    Run plan = cli.run("plan", "--impact", "--snapshot", "organization.json");

    assertThat(plan.exitCode()).isZero();
    assertThat(plan.out())
        .contains(
            "would block new launches of the AMIs of 7 running instances in 5 accounts, once the state is enabled; not known for 1 running instance");
  }

  @Test
  void theBrakeOnBlockedInstancesSurvivesInASavedPlan() throws IOException {
    String settings =
        Files.readString(folder.resolve("amiguard.yaml"))
                .replace("targets: [root] ", "targets: [/Sandbox] ")
                .replace("audit_mode  ", "enabled  ")
            + "limits: {max_blocked_instances: 1}\n";
    cli.file("amiguard.yaml", settings);
    try (Sandbox sandbox =
        Sandbox.start(SandboxFolder.example(), SandboxOptions.defaults(), cli.clock())) {
      String endpoint = sandbox.endpoint().toString();

      Run plan = cli.run("plan", "--snapshot", "organization.json", "--out", "plan.json");
      Run refused = cli.run("apply", "plan.json", "--endpoint-url", endpoint);
      Run forced =
          cli.run(
              "apply",
              "plan.json",
              "--dangerous-allow-blocked-instances",
              "--endpoint-url",
              endpoint);

      assertThat(plan.err()).contains("2 running instances in 1 active account");
      assertThat(refused.exitCode()).isEqualTo(4);
      assertThat(refused.err())
          .contains("(limits.max-blocked-instances)")
          .contains("--dangerous-allow-blocked-instances");
      assertThat(forced.exitCode()).isZero();
    }
  }

  private JsonNode impact(String settings) throws IOException {
    Run run = cli.run("impact", "--snapshot", "organization.json", "-f", settings, "-o", "json");
    return JSON.readTree(run.out());
  }

  private static List<Tuple> uses(JsonNode impact, String verdict) {
    List<Tuple> uses = new ArrayList<>();
    for (JsonNode image : impact.get("images")) {
      for (JsonNode use : image.get("uses")) {
        if (use.get("verdict").asText().equals(verdict)) {
          uses.add(tuple(image.get("name").asText(), use.get("accountName").asText()));
        }
      }
    }
    return uses;
  }
}
