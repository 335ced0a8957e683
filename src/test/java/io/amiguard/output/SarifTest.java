package io.amiguard.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What code hosts read: logs that the schema of SARIF 2.1.0 accepts, and what it does not ask for.
 * {@code src/test/resources/sarif} says where the schema comes from.
 */
final class SarifTest {
  private static final Path CASES = Path.of("src/test/resources/cases/lint");
  private static final Linter LINTER = new Linter(LocalDate.of(2026, 11, 24), Set.of());
  private static final ProposedFixes FIXES = new ProposedFixes(LINTER);

  @ParameterizedTest
  @MethodSource("cases")
  void theLogOfEveryCaseIsAsTheSchemaOfSarifWantsIt(String name) throws IOException {
    List<LintedFile> files = new ArrayList<>();
    try (Stream<Path> paths = Files.list(CASES.resolve(name))) {
      for (Path path : paths.filter(it -> !it.endsWith("findings.txt")).sorted().toList()) {
        files.add(LINTER.lint(path.toString(), Files.readString(path)));
      }
    }

    assertThat(SarifSchema.faults(Sarif.of(new LintReport(files, 0), FIXES, "1.0.0", Path.of(""))))
        .isEmpty();
  }

  @Test
  void logsOfNothingOfTooMuchAndOfUnreadableFilesAreAsTheSchemaWantsThem() {
    LintedFile unreadable =
        LintedFile.unreadable(
            "none.json",
            Finding.of(Severity.ERROR, "file.not-found", Where.file("none.json"), "not found"));
    List<LintedFile> many =
        IntStream.range(0, 6).mapToObj(i -> broken("a b/policy-%d.json".formatted(i))).toList();

    assertThat(SarifSchema.faults(log(List.of()))).isEmpty();
    assertThat(SarifSchema.faults(log(List.of(unreadable)))).isEmpty();
    assertThat(SarifSchema.faults(log(many))).isEmpty();
  }

  /** Otherwise the tests above would say nothing. */
  @Test
  void theSchemaRefusesALogThatIsNoSarif() {
    ObjectNode log = log(List.of(broken("policy.json")));
    ((ObjectNode) log.at("/runs/0/results/0")).put("level", "danger");
    ((ObjectNode) log.at("/runs/0/results/1")).remove("message");
    ((ObjectNode) log.at("/runs/0/results/2/locations/0/physicalLocation/artifactLocation"))
        .put("uri", "a b.json");

    assertThat(SarifSchema.faults(log))
        .anySatisfy(fault -> assertThat(fault).contains("/results/0/level"))
        .anySatisfy(fault -> assertThat(fault).contains("/results/1", "message"))
        .anySatisfy(fault -> assertThat(fault).contains("/results/2/", "uri"));
  }

  @Test
  void holdsAtMostAsManyResultsAsCodeHostsTakeAndSaysHowManyAreLeftOut() {
    List<LintedFile> files =
        IntStream.range(0, 6).mapToObj(i -> broken("policy-%d.json".formatted(i))).toList();

    JsonNode run = Sarif.of(new LintReport(files, 0), FIXES, "1.0.0", Path.of("")).at("/runs/0");

    assertThat(run.path("results")).hasSize(SarifLog.MAX_RESULTS);
    assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text").asText())
        .isEqualTo("1,006 findings more left out");
  }

  @Test
  void everyResultPointsToItsRuleAndHasAFingerprintOfItsOwn() {
    LintReport report = new LintReport(List.of(broken("policy.json")), 0);

    JsonNode run = Sarif.of(report, FIXES, "1.0.0", Path.of("")).at("/runs/0");

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
            Sarif.of(report, FIXES, "1.0.0", Path.of("/work"))
                .at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri")
                .asText())
        .isEqualTo("file:///elsewhere/a%20b.json");
  }

  static List<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  private static ObjectNode log(List<LintedFile> files) {
    return Sarif.of(new LintReport(files, 0), FIXES, "1.0.0", Path.of(""));
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
