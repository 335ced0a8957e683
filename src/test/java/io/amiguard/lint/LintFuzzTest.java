package io.amiguard.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.output.GithubAnnotations;
import io.amiguard.output.LintJson;
import io.amiguard.output.LintJunit;
import io.amiguard.output.LintText;
import io.amiguard.output.Palette;
import io.amiguard.output.Sarif;
import io.amiguard.testing.Mutation;
import io.amiguard.testing.Texts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/**
 * Whatever a file holds, linting it ends in findings with places that every format can show. For
 * longer runs, set {@code JAVA_TOOL_OPTIONS=-Djqwik.tries.default=100000} before Maven.
 */
final class LintFuzzTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final Set<String> WITHOUT_PLACE = Set.of("file.empty", "file.not-recognised");
  private static final String POLICY =
      "{\"ec2_attributes\":{\"allowed_images_settings\":{\"image_criteria\":{%s}}}}";
  private static final List<String> SEEDS =
      List.of(
          "whole-policy-without-findings/policy.json",
          "wrong-shapes/policy.json",
          "blog-example/policy.json",
          "snapshot/organization.json",
          "settings-advice/amiguard.yaml",
          "ignored/amiguard.yaml",
          "ignored-blocks/amiguard.yaml",
          "ignored-in-text/amiguard.yaml",
          "ignored-in-text/policy.tf",
          "secrets-in-settings/fires.yaml",
          "terraform-heredoc/main.tf",
          "terraform-jsonencode/main.tf",
          "terraform-not-evaluated/main.tf",
          "terraform-partly-known/main.tf",
          "terraform-quoted/main.tf",
          "terraform-json/main.tf.json");

  @Property
  void randomBytes(@ForAll byte[] bytes, @ForAll("names") String name) {
    check(name, new String(bytes, StandardCharsets.ISO_8859_1));
  }

  @Property
  void brokenCopiesOfFilesOfEveryKind(
      @ForAll("seeds") Path seed, @ForAll("mutations") List<Mutation> mutations) {
    check(seed.getFileName().toString(), Mutation.broken(Texts.of(seed), mutations));
  }

  @Property
  void textsOfSplinters(@ForAll("splinters") String text, @ForAll("names") String name) {
    check(name, text);
  }

  @Test
  void deepNesting() {
    String start = "{\"ec2_attributes\":";
    check("policy.json", start + "{\"a\":".repeat(100_000));
    check("policy.json", start + "[".repeat(100_000));
    check("policy.json", start + "{\"a\":".repeat(50) + "1" + "}".repeat(51));
    check("amiguard.yaml", "version: 1\npolicies: " + "[".repeat(100_000));
  }

  @Test
  void deepTerraform() {
    String start = "resource \"aws_organizations_policy\" \"a\" {\n content = ";
    for (String opening : List.of("[", "{a=", "f(", "\"${", "(", "{ a = [ x ", "-", "<<A\n${")) {
      check("main.tf", start + opening.repeat(100_000));
      check("main.tf", start + opening.repeat(60));
    }
    check("main.tf", start + "[".repeat(90) + "x y,".repeat(50_000) + "]".repeat(90) + "\n}");
  }

  @Test
  void longTerraform() {
    String start =
        "resource \"aws_organizations_policy\" \"a\" {\n type = \"DECLARATIVE_POLICY_EC2\"\n content = ";
    check("main.tf", start + "jsonencode([" + "\"a\", ".repeat(500_000) + "])\n}");
    check("main.tf", start + "<<-A\n" + "  {\n".repeat(500_000) + "A\n}");
    check("main.tf", (start + "<<A\n{\"ec2_attributes\":1}\nA\n}\n").repeat(10_000));
    check("main.tf", (start + "var.x\n}\n").repeat(10_000));
    check("main.tf", "a = \"".repeat(1_000_000));
  }

  @Test
  void yamlBombs() {
    StringBuilder bomb = new StringBuilder("version: 1\nproviders: {}\npolicies: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
    }
    check("amiguard.yaml", bomb.toString());
  }

  @Test
  void longLists() {
    String names =
        IntStream.range(0, 50_000)
            .mapToObj(i -> "\"a*" + i + "\"")
            .collect(Collectors.joining(","));
    String parameters =
        "\"image_names\":{\"@@assign\":[%s]},\"allowed_image_providers\":{\"@@assign\":[%s]}"
            .formatted(names, names);
    check(
        "policy.json",
        POLICY.formatted(
            "\"criteria_1\":{%s},\"criteria_2\":{%s}".formatted(parameters, parameters)));
  }

  @Test
  void manyBraceLists() {
    check("policy.json", POLICY.formatted("\"x\":" + "{\"a\"},".repeat(50_000)));
  }

  @Test
  void longMessage() {
    check(
        "policy.json",
        "{\"ec2_attributes\":{\"exception_message\":{\"@@assign\":\"%s\"}}}"
            .formatted("a.".repeat(1_000_000)));
  }

  private static void check(String name, String text) {
    LintedFile file = new Linter(TODAY, Set.of()).lint(name, text);

    assertThat(file.findings()).allSatisfy(finding -> check(finding, name));
    show(new LintReport(List.of(file), 0));
  }

  private static void check(Finding finding, String name) {
    assertThat(finding.where().file()).isEqualTo(name);
    assertThat(finding.message()).isNotBlank().doesNotContain("\n", "\r", "\u0000", "\u202E");
    assertThat(finding.message().length()).isLessThan(1_000);
    assertThat(Catalogue.find(finding.rule())).isPresent();
    if (!WITHOUT_PLACE.contains(finding.rule())) {
      assertThat(finding.where().line()).isPositive();
      assertThat(finding.where().column()).isPositive();
    }
  }

  private static void show(LintReport report) {
    PrintWriter out = new PrintWriter(new StringWriter());
    new LintText(out, Palette.COLOURED).show(report);
    new GithubAnnotations(out, Path.of("")).show(report);
    new LintJunit(out, Severity.NOTE).show(report);
    assertThat(LintJson.of(report).path("findings")).hasSize(report.findings().size());
    assertThat(
            Sarif.of(report, new ProposedFixes(new Linter(TODAY, Set.of())), "1", Path.of(""))
                .path("runs"))
        .hasSize(1);
  }

  @Provide
  Arbitrary<Path> seeds() {
    return Arbitraries.of(SEEDS).map(LintCasesTest.CASES::resolve);
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of(
        "amiguard.yaml",
        "amiguard.json",
        "policy.json",
        "x.yml",
        "main.tf",
        "main.tf.json",
        "<stdin>");
  }

  @Provide
  Arbitrary<List<Mutation>> mutations() {
    return Mutation.some(Splinters.ALL);
  }

  @Provide
  Arbitrary<String> splinters() {
    return Splinters.texts();
  }
}
