package io.amiguard.cli.impact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The impact on a part of the accounts or Regions does not pass for that on all of them. */
class PartialImpactTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  @Test
  void theHeadlineSaysWhichPartItIs() throws IOException {
    Run impact = impact("--ou", "/Sandbox", "--regions", "us-east-1,eu-west-1");

    assertThat(impact.exitCode()).as(impact.err()).isZero();
    assertThat(impact.out().lines().map(String::strip))
        .containsSubsequence(
            "ONLY A PART was asked about: 3 of 21 active accounts under the targets, only in",
            "eu-west-1, us-east-1; what runs elsewhere is not counted.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "markdown", "csv", "sarif"})
  void everyFormatForPersonsAndToolsSaysSo(String format) throws IOException {
    assertThat(impact("--accounts", "dev-web", "-o", format).out())
        .containsPattern(
            "ONLY A PART was asked about: 1 of 21 active\\s+accounts under the targets");
    assertThat(impact("-o", format).out()).doesNotContain("ONLY A PART");
  }

  @Test
  void aTableHasARowForIt() throws IOException {
    assertThat(impact("--regions", "us-east-1", "-o", "csv").out().lines())
        .anyMatch(
            row ->
                row.startsWith(
                    "not_asked,\"ONLY A PART was asked about: 21 active accounts, only in"
                        + " us-east-1; what"));
  }

  @Test
  void programsGetItInNumbers() throws IOException {
    JsonNode narrowed =
        JSON.readTree(
            impact("--accounts", "dev-web", "--regions", "us-east-1", "-o", "json").out());
    JsonNode whole = JSON.readTree(impact("-o", "json").out());

    assertThat(narrowed.get("part"))
        .isEqualTo(JSON.readTree("{\"accounts\": 1, \"outOf\": 21, \"regions\": [\"us-east-1\"]}"));
    assertThat(whole.has("part")).isFalse();
  }

  private Run impact(String... options) throws IOException {
    return Cli.in(folder)
        .file("amiguard.yaml", Files.readString(Path.of("examples/quickstart/amiguard.yaml")))
        .run(
            Stream.concat(Stream.of("impact", "--sandbox"), Stream.of(options))
                .toArray(String[]::new));
  }
}
