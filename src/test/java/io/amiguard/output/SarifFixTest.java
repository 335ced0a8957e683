package io.amiguard.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.lint.LintReport;
import io.amiguard.lint.LintedFile;
import io.amiguard.lint.Linter;
import io.amiguard.lint.ProposedFixes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A fix in a log, made by whoever reads the log, puts right what it stands at. */
final class SarifFixTest {
  private static final Path CASES = Path.of("src/test/resources/cases");
  private static final Linter LINTER = new Linter(LocalDate.of(2026, 11, 24), Set.of());

  /** YAML counts characters in its places, and a log counts UTF-16 units. */
  private static final String SETTINGS =
      """
      version: 1
      policies:
        - name: "🦊" # reads "fox"
          targets: root
          state: Enabled
          criteria: [{allowed_image_providers: [amazon, "🦊", amazon]}]
      """;

  @Test
  void saysWhatToPutWhere() {
    LintedFile file = LINTER.lint("amiguard.yaml", SETTINGS);

    JsonNode log = log(file);

    assertThat(fixes(log))
        .extracting(fix -> fix.at("/description/text").asText())
        .contains("What lint --fix does: it takes the second one out, if both are written alike.");
    assertThat(SarifSchema.faults(log)).isEmpty();
    assertThat(fixes(log))
        .extracting(fix -> made(fix, SETTINGS))
        .contains(
            SETTINGS.replace("targets: root", "targets: [root]"),
            SETTINGS.replace("state: Enabled", "state: enabled"),
            SETTINGS.replace("\"🦊\", amazon]", "\"🦊\"]"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void putsRightWhatItStandsAt(Path path) throws IOException {
    LintedFile file = LINTER.lint(path.getFileName().toString(), Files.readString(path));

    for (JsonNode result : log(file).at("/runs/0/results")) {
      for (JsonNode fix : result.path("fixes")) {
        LintedFile after = LINTER.lint(file.name(), made(fix, file.text()));

        assertThat(count(result, after)).as(result.toString()).isLessThan(count(result, file));
      }
    }
  }

  static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String kind : List.of("lint", "fix")) {
      try (Stream<Path> paths = Files.walk(CASES.resolve(kind))) {
        paths.filter(path -> path.toString().matches(".*\\.(json|yaml)")).forEach(files::add);
      }
    }
    return files;
  }

  private static JsonNode log(LintedFile file) {
    return Sarif.of(
        new LintReport(List.of(file), 0), new ProposedFixes(LINTER), "1.0.0", Path.of(""));
  }

  private static List<JsonNode> fixes(JsonNode log) {
    List<JsonNode> fixes = new ArrayList<>();
    log.at("/runs/0/results").forEach(result -> result.path("fixes").forEach(fixes::add));
    return fixes;
  }

  /** A key that is put right lets the rules look below it, so that the message counts as well. */
  private static long count(JsonNode result, LintedFile file) {
    return file.findings().stream()
        .filter(finding -> finding.rule().equals(result.path("ruleId").asText()))
        .filter(finding -> Sarif.text(finding).equals(result.at("/message/text").asText()))
        .count();
  }

  /** Returns the text with the replacements of a fix, from the last to the first. */
  private static String made(JsonNode fix, String text) {
    JsonNode replacements = fix.at("/artifactChanges/0/replacements");
    StringBuilder made = new StringBuilder(text);
    for (int i = replacements.size() - 1; i >= 0; i--) {
      JsonNode region = replacements.path(i).path("deletedRegion");
      made.replace(
          offset(text, region.path("startLine").asInt(), region.path("startColumn").asInt()),
          offset(text, region.path("endLine").asInt(), region.path("endColumn").asInt()),
          replacements.path(i).at("/insertedContent/text").asText());
    }
    return made.toString();
  }

  private static int offset(String text, int line, int column) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      start = text.indexOf('\n', start) + 1;
    }
    return start + column - 1;
  }
}
