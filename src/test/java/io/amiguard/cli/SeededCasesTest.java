package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.connection.SandboxFolder;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cases of the example organization that only narrow lists bring out: the day of a limit,
 * product codes that nobody can read any more, and instances that AWS services run; asked live.
 */
class SeededCasesTest {
  private static final JsonMapper JSON = new JsonMapper();

  /** The age of the Ubuntu of 12 October by the clock of the tests. */
  private static final String BOUNDARY =
      "created 43 days ago, on the boundary of criteria_1, and AWS does not say which side that is";

  @TempDir Path folder;

  @Test
  void namesExactlyWhatIsOnTheBoundaryAndWhatHasCodesThatNobodyCanRead() throws IOException {
    JsonNode impact =
        impact(
            """
            version: 1
            policies:
              - name: allowed-amis
                targets: [/Workloads]
                state: audit_mode
                criteria:
                  - allowed_image_providers: [amazon]
                    maximum_days_since_created: 43
                  - allowed_image_providers: ["555555555555"]
                    marketplace_product_codes: [3xampl3firewall00000000a1]
            """);

    assertThat(uses(impact, "unknown"))
        .containsExactlyInAnyOrder(
            tuple("ami-a4399dded08c8c8bc", "dev-web", BOUNDARY),
            tuple("ami-3a292ab90a0ff25a8", "staging-web", BOUNDARY),
            tuple(
                "ami-e286c90a98516ceaf",
                "prod-payments",
                "its Marketplace product codes could not be read"),
            tuple(
                "ami-283bb9deef02e6843",
                "prod-card-vault",
                "the image is gone, or nobody could see it, so nothing is known of it"));
    assertThat(uses(impact, "own_image"))
        .containsExactly(
            tuple("ami-d4923d17b30e1ebc3", "dev-api", "the account's own AMI, always allowed"));
  }

  @Test
  void namesExactlyTheInstancesThatServicesRun() throws IOException {
    JsonNode impact =
        impact(
            """
            version: 1
            policies:
              - name: allowed-amis
                targets: [root]
                state: audit_mode
                criteria: [{allowed_image_providers: ["555555555555"]}]
            """);

    List<Tuple> managed = new ArrayList<>();
    for (JsonNode image : impact.get("images")) {
      for (JsonNode use : image.get("uses")) {
        for (JsonNode instance : use.path("instanceList")) {
          if (instance.has("operator")) {
            managed.add(
                tuple(
                    instance.get("instanceId").asText(),
                    use.get("accountName").asText(),
                    use.get("verdict").asText(),
                    instance.get("operator").asText()));
          }
        }
      }
    }
    assertThat(managed).containsExactlyInAnyOrderElementsOf(seededAsManaged()).hasSize(7);
  }

  private static List<Tuple> seededAsManaged() throws IOException {
    JsonNode seed = JSON.readTree(Path.of("examples/organization.json").toFile());
    List<Tuple> managed = new ArrayList<>();
    for (JsonNode instance : seed.at("/inventory/instances")) {
      if (instance.path("operatorManaged").asBoolean()) {
        String account = instance.get("accountId").asText();
        for (JsonNode it : seed.get("accounts")) {
          if (it.get("id").asText().equals(account)) {
            managed.add(
                tuple(
                    instance.get("id").asText(),
                    it.get("name").asText(),
                    "blocked",
                    instance.get("operatorPrincipal").asText()));
          }
        }
      }
    }
    return managed;
  }

  private JsonNode impact(String settings) throws IOException {
    Cli cli = Cli.in(folder).withCredentials().file("amiguard.yaml", settings);
    try (Sandbox sandbox =
        Sandbox.start(SandboxFolder.example(), SandboxOptions.defaults(), cli.clock())) {
      Run run = cli.run("impact", "-o", "json", "--endpoint-url", sandbox.endpoint().toString());
      assertThat(run.exitCode()).as(run.err()).isZero();
      return JSON.readTree(run.out());
    }
  }

  private static List<Tuple> uses(JsonNode impact, String verdict) {
    List<Tuple> uses = new ArrayList<>();
    for (JsonNode image : impact.get("images")) {
      for (JsonNode use : image.get("uses")) {
        if (use.get("verdict").asText().equals(verdict)) {
          uses.add(
              tuple(
                  image.get("imageId").asText(),
                  use.get("accountName").asText(),
                  use.get("why").asText()));
        }
      }
    }
    return uses;
  }
}
