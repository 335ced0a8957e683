package io.amiguard.cli.impact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.output.SarifSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An impact for code hosts: as the schema wants it, at the right place, and known again. */
class ImpactSarifTest {
  private static final Path CASES = Path.of("src/test/resources/cases/impact");
  private static final String PLACE = "/locations/0/physicalLocation";

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("io.amiguard.cli.impact.ImpactCasesTest#cases")
  void theLogOfEveryCaseIsAsTheSchemaOfSarifWantsIt(String name) throws IOException {
    JsonNode log = new JsonMapper().readTree(CASES.resolve(name).resolve("impact.sarif").toFile());

    assertThat(SarifSchema.faults(log)).isEmpty();
    assertThat(log.at("/runs/0/results")).isNotEmpty();
  }

  @Test
  void eachBlockedAmiIsAResultAtTheCriterionThatItComesNearestTo() throws IOException {
    JsonNode run = run("impact", "-f", "first.yaml");

    assertThat(places(run, "impact.blocked"))
        .isEqualTo(
            Map.of(
                "ami-58080295eec41ef87", "first.yaml:7:9",
                "ami-b451db7d6b987bf65", "first.yaml:7:9",
                "ami-fcef1a5baf333601c", "first.yaml:9:9"));
    assertThat(places(run, "impact.unknown")).containsValue("first.yaml:3:5");
  }

  @Test
  void aPolicyNearerToTheAccountIsThePlace() throws IOException {
    JsonNode run = run("impact", "-f", "two.yaml");

    assertThat(places(run, "impact.blocked"))
        .containsEntry("ami-58080295eec41ef87", "two.yaml:7:9")
        .containsEntry("ami-fcef1a5baf333601c", "two.yaml:12:9");
  }

  @Test
  void whereFlagsAreTheSettingsTheSnapshotIsThePlace() throws IOException {
    JsonNode run =
        run(
            "impact",
            "--name",
            "base",
            "--provider",
            "amazon",
            "--state",
            "enabled",
            "--target",
            "root");

    assertThat(places(run, "impact.blocked"))
        .containsEntry("ami-58080295eec41ef87", "organization.json");
  }

  @Test
  void fingerprintsStayWhenLinesMoveAndInstancesCome() throws IOException {
    List<String> before = fingerprints(run("impact", "-f", "first.yaml"));
    String settings = Files.readString(folder.resolve("first.yaml"));
    Files.writeString(folder.resolve("first.yaml"), "# moved\n\n" + settings);
    String organization = Files.readString(folder.resolve("organization.json"));
    Files.writeString(
        folder.resolve("organization.json"),
        organization.replace("\"state\": \"stopped\"", "\"state\": \"running\""));

    List<String> after = fingerprints(run("impact", "-f", "first.yaml"));

    assertThat(after).isEqualTo(before).doesNotHaveDuplicates().hasSizeGreaterThan(3);
  }

  @Test
  void aRunThatCouldNotSeeEverythingHasNotSucceeded() throws IOException {
    JsonNode log =
        new JsonMapper().readTree(CASES.resolve("not-everything-was-read/impact.sarif").toFile());

    JsonNode invocation = log.at("/runs/0/invocations/0");
    assertThat(invocation.get("executionSuccessful").asBoolean()).isFalse();
    assertThat(invocation.get("toolExecutionNotifications").findValuesAsText("text"))
        .anyMatch(text -> text.startsWith("NOT COMPLETE"))
        .anyMatch(text -> text.contains("AWS denied sts:AssumeRole"));
  }

  @Test
  void anAllowedStrangerIsToldAllTheSame() throws IOException {
    JsonNode run =
        run(
            "impact",
            "--name",
            "base",
            "--provider",
            "amazon,910091009100",
            "--state",
            "enabled",
            "--target",
            "root");

    assertThat(places(run, "impact.stranger")).containsOnlyKeys("ami-58080295eec41ef87");
  }

  private JsonNode run(String... command) throws IOException {
    Cli cli = Cli.in(folder);
    if (!Files.exists(folder.resolve("organization.json"))) {
      cli.file("organization.json", Files.readString(Path.of("examples/organization.json")))
          .file("first.yaml", FIRST)
          .file("two.yaml", TWO);
    }
    List<String> words = new ArrayList<>(List.of(command));
    words.addAll(List.of("--snapshot", "organization.json", "-o", "sarif"));
    Run run = cli.run(words.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode log = new JsonMapper().readTree(run.out());
    assertThat(SarifSchema.faults(log)).isEmpty();
    return log.at("/runs/0");
  }

  /** Returns where the results of a rule are, by image. */
  private static Map<String, String> places(JsonNode run, String rule) {
    Map<String, String> places = new TreeMap<>();
    for (JsonNode result : run.get("results")) {
      if (result.get("ruleId").asText().equals(rule)) {
        JsonNode region = result.at(PLACE + "/region");
        String line =
            region.isMissingNode()
                ? ""
                : ":%d:%d"
                    .formatted(region.get("startLine").asInt(), region.get("startColumn").asInt());
        places.put(
            result.at("/properties/imageId").asText(),
            result.at(PLACE + "/artifactLocation/uri").asText() + line);
      }
    }
    return places;
  }

  private static List<String> fingerprints(JsonNode run) {
    return run.get("results").findValuesAsText("primaryLocationLineHash").stream()
        .sorted()
        .toList();
  }

  private static final String FIRST =
      """
      version: 1
      policies:
        - name: base
          targets: [root]
          state: audit_mode
          criteria:
            - allowed_image_providers: [amazon, aws_marketplace, aws_backup_vault]
            - allowed_image_providers: ["555555555555"]
            - image_names: [pytorch-*]
              allowed_image_providers: ["555555555555"]
      """;
  private static final String TWO =
      """
      version: 1
      policies:
        - name: base
          targets: [/Workloads]
          state: enabled
          criteria:
            - allowed_image_providers: [amazon]
        - name: sandbox
          targets: [/Sandbox]
          state: enabled
          criteria:
            - allowed_image_providers: [amazon]
      """;
}
