package io.amiguard.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever Terraform is to fill in, and wherever, linting ends in time, in findings with places.
 * For longer runs, see {@link LintFuzzTest}.
 */
final class TerraformFuzzTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Linter LINTER = new Linter(LocalDate.of(2026, 11, 24), Set.of());
  private static final List<String> SEEDS =
      List.of(
          "terraform-known-parts-of-a-heredoc",
          "terraform-known-parts-of-jsonencode",
          "terraform-what-may-be-filled-in",
          "terraform-directives",
          "terraform-locals");
  private static final List<String> HOLES =
      List.of(
          "${var.x}",
          "${~ var.x ~}",
          "${local.golden}",
          "${local.many[1]}",
          "${jsonencode(local.many)}",
          "${jsonencode(var.x)}",
          "${join(\"\\\", \\\"\", var.x)}",
          "${\"${\"${var.x}\"}\"}",
          "%{ if var.x }",
          "%{ else }",
          "%{ endif }",
          "%{ for a in b ~}",
          "%{ endfor }",
          "%{",
          "${",
          "}",
          "$${",
          "\"",
          ",",
          ":",
          "[",
          "]",
          "{",
          "\\",
          "\n",
          "\uFDD0",
          "\\ufdd0",
          "local.golden",
          "local.policy",
          "(var.x)",
          "var.x");

  @Property
  void holesAnywhere(@ForAll("seeds") String text, @ForAll("fillings") List<Filling> fillings) {
    String filled = text;
    for (Filling filling : fillings) {
      filled = filling.into(filled);
    }
    check(filled);
  }

  /** What is known must not make findings about what is not. */
  @Property
  void noFindingShowsWhatOnlyStandsIn(
      @ForAll("seeds") String text, @ForAll("fillings") List<Filling> fillings) {
    String filled = text;
    for (Filling filling : fillings) {
      filled = filling.into(filled).replace("\uFDD0", "").replace("\\ufdd0", "");
    }
    for (Finding finding : LINTER.lint("main.tf", filled).findings()) {
      assertThat(finding.message() + finding.hint()).doesNotContain("\uFDD0", "\\uFDD0");
    }
  }

  @Test
  void namesThatStandForEachOther() {
    check("locals {\n a = local.b\n b = local.a\n}\n" + policy("local.a"));
    check("locals {\n a = [local.a]\n}\n" + policy("jsonencode(local.a)"));
    check("locals {\n a = \"${local.a}${local.a}\"\n}\n" + policy("local.a"));
    check("locals {\n a = local.a.b.b.b.b.b[0]\n}\n" + policy("local.a.b.b.b.b.b.b.b"));
  }

  @Test
  void namesThatMultiply() {
    String lists =
        IntStream.range(0, 60)
            .mapToObj(i -> "a%d = [local.a%d, local.a%d]%n".formatted(i, i + 1, i + 1))
            .collect(Collectors.joining());
    String texts =
        IntStream.range(0, 60)
            .mapToObj(i -> "a%d = \"${local.a%d}${local.a%d}\"%n".formatted(i, i + 1, i + 1))
            .collect(Collectors.joining());
    check("locals {\n" + lists + "a60 = \"x\"\n}\n" + policy("jsonencode(local.a0)"));
    check("locals {\n" + texts + "a60 = \"x\"\n}\n" + policy("local.a0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${var.x}",
        "${local.x}",
        "%{ if a }",
        "%{ endif }",
        "[${",
        "\"${",
        "${\"",
        ",${x}",
        "${[["
      })
  void manyHoles(String hole) {
    check(policy("<<EOF\n{\"ec2_attributes\": " + hole.repeat(20_000) + "}\nEOF"));
    check(policy("jsonencode({ a = \"" + hole.repeat(20_000) + "\" })"));
    check(policy("jsonencode({ a = \"" + hole.repeat(45)));
  }

  private static String policy(String content) {
    return """
        resource "aws_organizations_policy" "a" {
          type    = "DECLARATIVE_POLICY_EC2"
          content = %s
        }
        """
        .formatted(content);
  }

  private static void check(String text) {
    long start = processorTime();

    LintedFile file = LINTER.lint("main.tf", text);

    assertThat(Duration.ofNanos(processorTime() - start)).isLessThan(LIMIT);
    for (Finding finding : file.findings()) {
      assertThat(Catalogue.find(finding.rule())).as(finding.rule()).isPresent();
      assertThat(finding.where().file()).isEqualTo("main.tf");
      assertThat(finding.message()).isNotBlank().doesNotContain("\n", "\r", "\u0000");
    }
  }

  /** The time of this thread alone, so that a busy machine makes no difference. */
  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Something that is put into a text, somewhere between the start and the end. */
  record Filling(int permille, int length, String hole) {
    String into(String text) {
      int start = text.length() * permille / 1000;
      int end = Math.min(text.length(), start + length);
      return text.substring(0, start) + hole + text.substring(end);
    }
  }

  @Provide
  Arbitrary<List<Filling>> fillings() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 1000),
            Arbitraries.integers().between(0, 12),
            Arbitraries.of(HOLES))
        .as(Filling::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<String> seeds() {
    return Arbitraries.of(SEEDS)
        .map(name -> LintCasesTest.CASES.resolve(name).resolve("main.tf"))
        .map(TerraformFuzzTest::text);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
