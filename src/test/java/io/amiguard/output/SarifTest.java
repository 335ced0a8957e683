package io.amiguard.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.lint.LintReport;
import io.amiguard.lint.LintedFile;
import io.amiguard.lint.Linter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The shape that SARIF 2.1.0 asks for, told by hand: the official schema is not at hand when this
 * is built.
 */
final class SarifTest {
  private static final Linter LINTER = new Linter(LocalDate.of(2026, 11, 24), Set.of());

  @Test
  void holdsAtMostAsManyResultsAsCodeHostsTakeAndSaysHowManyAreLeftOut() {
    List<LintedFile> files =
        IntStream.range(0, 6).mapToObj(i -> broken("policy-%d.json".formatted(i))).toList();

    JsonNode run = Sarif.of(new LintReport(files, 0), "1.0.0", Path.of("")).at("/runs/0");

    assertThat(run.path("results")).hasSize(Sarif.MAX_RESULTS);
    assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text").asText())
        .isEqualTo("1,006 findings more left out");
  }

  @Test
  void everyResultPointsToItsRuleAndHasAFingerprintOfItsOwn() {
    LintReport report = new LintReport(List.of(broken("policy.json")), 0);

    JsonNode run = Sarif.of(report, "1.0.0", Path.of("")).at("/runs/0");

    JsonNode rules = run.at("/tool/driver/rules");
    assertThat(run.path("results"))
        .allSatisfy(
            result -> {
              JsonNode rule = rules.path(result.path("ruleIndex").asInt());
              assertThat(result.path("ruleId")).isEqualTo(rule.path("id"));
              assertThat(result.at("/message/text").asText()).isNotBlank();
              assertThat(result.path("level").asText()).isIn("note", "warning", "error");
              assertThat(result.at("/locations/0/physicalLocation/region/startLine").asInt())
                  .isPositive();
            })
        .extracting(result -> result.path("partialFingerprints"))
        .doesNotHaveDuplicates();
    assertThat(rules)
        .allSatisfy(
            rule -> {
              assertThat(rule.at("/shortDescription/text").asText()).isNotBlank();
              assertThat(rule.at("/defaultConfiguration/level").asText()).isNotBlank();
            });
  }

  @Test
  void pathsOutsideOfTheFolderAreWholeUris() {
    LintReport report = new LintReport(List.of(broken("/elsewhere/a b.json")), 0);

    assertThat(
            Sarif.of(report, "1.0.0", Path.of("/work"))
                .at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri")
                .asText())
        .isEqualTo("file:///elsewhere/a%20b.json");
  }

  /** A list of 1,001 providers that nobody knows. */
  private static LintedFile broken(String name) {
    String providers =
        IntStream.range(0, 1_001)
            .mapToObj("\"nobody-%d\""::formatted)
            .collect(Collectors.joining(",\n"));
    return LINTER.lint(
        name,
        """
        {"ec2_attributes": {"allowed_images_settings": {"image_criteria": {"criteria_1": {
          "allowed_image_providers": {"@@assign": [%s]}}}}}}
        """
            .formatted(providers));
  }
}
