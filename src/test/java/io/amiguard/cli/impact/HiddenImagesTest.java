package io.amiguard.cli.impact;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The impact of a list where another one is enabled already, so that EC2 hides what it blocks. */
class HiddenImagesTest {
  private static final String ENABLED =
      """
      version: 1
      policies:
        - name: allowed-amis
          targets: [root]
          state: enabled
          criteria: [{allowed_image_providers: ["555555555555"]}]
      """;
  private static final String PLANNED =
      """
      version: 1
      policies:
        - name: allowed-amis
          targets: [root]
          state: enabled
          criteria:
            - allowed_image_providers: ["555555555555", amazon]
            - allowed_image_providers: [aws_marketplace]
              marketplace_product_codes: [3xampl3firewall00000000a1]
      """;

  @TempDir Path folder;

  @Test
  void whatIsHiddenIsNotKnownAndNeverTakenForSomethingElse() throws IOException {
    Cli cli =
        Cli.in(folder)
            .withCredentials()
            .file("enabled.yaml", ENABLED)
            .file("amiguard.yaml", PLANNED);
    try (Sandbox sandbox =
        Sandbox.start(SandboxFolder.example(), SandboxOptions.defaults(), cli.clock())) {
      String endpoint = sandbox.endpoint().toString();
      Map<String, String> before = verdicts(cli, endpoint);

      Run apply =
          cli.run(
              "apply",
              "-f",
              "enabled.yaml",
              "--yes",
              "--dangerous-allow-enforcing-root",
              "--endpoint-url",
              endpoint);
      assertThat(apply.exitCode()).as(apply.err()).isZero();
      Map<String, String> after = verdicts(cli, endpoint);

      assertThat(after.keySet()).isEqualTo(before.keySet());
      assertThat(after)
          .allSatisfy(
              (use, verdict) -> assertThat(verdict).as(use).isIn(before.get(use), "unknown"));
      assertThat(before)
          .containsEntry("ami-36628e4a23acce2bf network", "allowed")
          .containsEntry("ami-d538d3d33f41f216c prod-data", "blocked");
      assertThat(after)
          .containsEntry("ami-36628e4a23acce2bf network", "unknown")
          .containsEntry("ami-d538d3d33f41f216c prod-data", "unknown")
          .containsEntry("ami-58080295eec41ef87 load-test", "blocked");
    }
  }

  private static Map<String, String> verdicts(Cli cli, String endpoint) throws IOException {
    Run run = cli.run("impact", "-o", "json", "--endpoint-url", endpoint);
    assertThat(run.exitCode()).as(run.err()).isZero();
    Map<String, String> verdicts = new TreeMap<>();
    for (JsonNode image : new JsonMapper().readTree(run.out()).get("images")) {
      for (JsonNode use : image.get("uses")) {
        verdicts.put(
            image.get("imageId").asText() + " " + use.get("accountName").asText(),
            use.get("verdict").asText());
      }
    }
    return verdicts;
  }

  @ParameterizedTest
  @CsvSource({"shared, outside-912233445566", "hidden, 912233445566"})
  void whatIsPrivateAndCannotBeSeenIsNotSharedBySomebodyKnown(String name, String provider)
      throws IOException {
    String organization = Files.readString(Path.of("examples/organization.json"));
    String shared = "\"sharedWith\": [\"333333333302\", \"444444444402\"]";
    assertThat(organization).contains(shared);
    Cli cli =
        Cli.in(folder)
            .withCredentials()
            .file("shared.json", organization)
            .file("hidden.json", organization.replace(shared, "\"sharedWith\": []"));
    try (Sandbox sandbox =
        Sandbox.start(
            SandboxFolder.read(folder.resolve(name + ".json")),
            SandboxOptions.defaults(),
            cli.clock())) {

      Run run = cli.run("init", "--from-usage", "--endpoint-url", sandbox.endpoint().toString());

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(Files.readAllLines(folder.resolve("amiguard.yaml")))
          .anyMatch(line -> line.matches(" +(# +)?- \"?" + provider + "\"?"));
      assertThat(run.err())
          .contains("AMIs of %d strangers are in use".formatted(name.equals("shared") ? 2 : 3));
    }
  }
}
