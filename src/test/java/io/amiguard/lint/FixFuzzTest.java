package io.amiguard.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.lint.Fixer.Layout;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceParser;
import io.amiguard.testing.Mutation;
import io.amiguard.testing.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/**
 * Whatever a file holds, a fix ends, is done once, and breaks nothing. For longer runs, set {@code
 * JAVA_TOOL_OPTIONS=-Djqwik.tries.default=100000} before Maven.
 */
final class FixFuzzTest {
  private static final List<String> WORDS =
      List.of(
          "\"amazon\"",
          "\"Amazon\"",
          "\"aws-marketplace\"",
          "\"2109-8765-4321\"",
          "210987654321",
          "\"@@assign\": ",
          "\"@@asign\": ",
          "\"state\": \"enabled\", ",
          "\"State\": {\"@@assign\": \"Enabled\"}, ",
          "[\"a\", \"a\"]",
          "{\"a\", \"a\"}",
          "- amazon\n",
          "amazon, amazon, ",
          "targets: root\n",
          " # why\n",
          "'",
          "&a ",
          "*a",
          "| \n",
          ">-\n",
          "? ");

  @Property
  void fixesOfBrokenCopiesHold(
      @ForAll("files") Path seed, @ForAll("mutations") List<Mutation> mutations) {
    check(seed.getFileName().toString(), Mutation.broken(Texts.of(seed), mutations));
  }

  @Property
  void minifyingSaysTheSame(
      @ForAll("files") Path seed, @ForAll("mutations") List<Mutation> mutations) {
    String name = seed.getFileName().toString();
    String text = mutations.get(0).applyTo(Texts.of(seed));

    Minified.of(name, text)
        .ifPresent(
            minified -> assertThat(FixedTree.isSame(json(minified), json(text))).as(text).isTrue());
  }

  @Test
  void manyFixesThatDoNotHold() {
    String policies =
        IntStream.range(0, 900)
            .mapToObj(i -> "  - {name: p%d, state: enabled, targets: /Data &, Logs}%n".formatted(i))
            .collect(Collectors.joining());

    check("amiguard.yaml", "version: 1\npolicies:\n" + policies);
  }

  @Test
  void manyFixes() {
    String names =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "\"name-%d\"".formatted(i / 2))
            .collect(Collectors.joining(","));

    check(
        "policy.json",
        "{\"ec2_attributes\":{\"allowed_images_settings\":{\"image_criteria\":{\"criteria_1\":"
            + "{\"image_names\":[%s]}}}}}".formatted(names));
  }

  private static void check(String name, String text) {
    LintedFile before = FixCasesTest.LINTER.lint(name, text);
    FixedFile fixed = new Fixer(FixCasesTest.LINTER, Layout.KEPT).fix(before);
    LintedFile after = fixed.after();

    assertThat(after.status()).isEqualTo(before.status());
    assertThat(errors(before) || !errors(after)).as("brings no errors: %s", text).isTrue();
    assertThat(fixed.isChanged()).isEqualTo(fixed.made() > 0);
    LintedFile again = FixCasesTest.LINTER.lint(name, after.text());
    assertThat(new Fixer(FixCasesTest.LINTER, Layout.KEPT).fix(again).after().text())
        .isEqualTo(after.text());
  }

  private static boolean errors(LintedFile file) {
    return Finding.anyAtLeast(file.findings(), Severity.ERROR);
  }

  private static SourceNode json(String text) {
    Optional<SourceNode> node = SourceParser.parseJson("policy.json", text, new ArrayList<>());
    return node.orElseThrow();
  }

  @Provide
  Arbitrary<List<Mutation>> mutations() {
    Arbitrary<Mutation> slips =
        Arbitraries.of(WORDS)
            .flatMap(
                word ->
                    Arbitraries.integers()
                        .between(0, 1000)
                        .map(place -> new Mutation(place, word.length(), word)));
    return Arbitraries.oneOf(Mutation.some(Splinters.ALL), slips.list().ofMinSize(1).ofMaxSize(4));
  }

  @Provide
  Arbitrary<Path> files() {
    return Arbitraries.of(
        Stream.concat(
                FixCasesTest.cases().stream().flatMap(FixFuzzTest::files),
                Stream.of("whole-policy-without-findings", "settings-advice", "settings-in-json")
                    .map(LintCasesTest.CASES::resolve)
                    .flatMap(FixFuzzTest::files))
            .filter(file -> !file.toString().endsWith(".txt"))
            .sorted()
            .toList());
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
