package io.amiguard.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.testing.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue knows every rule of the code, and every rule has its cases. */
final class CatalogueTest {
  private static final Path MAIN = Path.of("src/main/java/io/amiguard");
  private static final List<String> FOLDERS =
      List.of("cli", "lint", "plan", "settings", "snapshot", "source", "terraform");
  private static final String AREA = "(settings|snapshot|inheritance|terraform|file|policy|lint)";

  /** A whole id, an id that is put together, or an id with the severity before it. */
  private static final Pattern IN_CODE = Pattern.compile("\"(" + AREA + "\\.[a-z]+(?:-[a-z]+)*)\"");

  private static final Pattern IN_SNAPSHOT_RULES =
      Pattern.compile("(?:error|unique)\\(\\s*\"([a-z]+(?:-[a-z]+)+|cycle)\"");
  private static final Pattern IN_LINT_FILES = Pattern.compile("unreadable\\(\\s*\"([a-z-]+)\"");
  private static final Pattern WITH_SEVERITY =
      Pattern.compile(
          "(?i)\\b(error|danger|warning|note)(?:\\(|,)\\s*\"(" + AREA + "\\.[a-z-]+)\"");
  private static final Pattern IN_FINDINGS =
      Pattern.compile("(?m)^(NOTE|WARNING|DANGER|ERROR) (\\S+) ");

  @Test
  void everyRuleOfTheCodeIsInTheCatalogueAndTheOtherWayRound() {
    TreeSet<String> inCode = new TreeSet<>();
    matches(IN_CODE).forEach(match -> inCode.add(match.group(1)));
    matches(IN_SNAPSHOT_RULES, "snapshot").forEach(id -> inCode.add("snapshot." + id));
    matches(IN_LINT_FILES, "cli").forEach(id -> inCode.add("file." + id));

    assertThat(inCode).isEqualTo(new TreeSet<>(Catalogue.ids())).hasSizeGreaterThan(110);
  }

  @Test
  void severitiesOfTheCodeAreThoseOfTheCatalogue() {
    Map<String, String> inCode = new TreeMap<>();
    matches(WITH_SEVERITY)
        .forEach(match -> inCode.put(match.group(2), match.group(1).toUpperCase(Locale.ROOT)));

    assertThat(inCode).hasSizeGreaterThan(80);
    assertThat(inCode)
        .allSatisfy((rule, severity) -> assertThat(severityOf(rule)).as(rule).isEqualTo(severity));
  }

  @Test
  void severitiesOfTheCasesAreThoseOfTheCatalogue() {
    List<MatchResult> found =
        Stream.of("lint", "settings")
            .flatMap(cases -> texts(Path.of("src/test/resources/cases", cases), "findings.txt"))
            .flatMap(text -> IN_FINDINGS.matcher(text).results())
            .toList();

    assertThat(found).hasSizeGreaterThan(100);
    assertThat(found)
        .allSatisfy(
            line ->
                assertThat(severityOf(line.group(2))).as(line.group()).isEqualTo(line.group(1)));
  }

  @Test
  void ruleIdsStandOnce() {
    assertThat(Catalogue.rules()).extracting(Rule::id).doesNotHaveDuplicates();
  }

  @Test
  void everyErrorInAPolicySaysWhoRefusesIt() {
    assertThat(Catalogue.rules())
        .filteredOn(rule -> rule.area().equals("policy") && rule.severity() == Severity.ERROR)
        .allSatisfy(
            rule ->
                assertThat(rule.source())
                    .containsAnyOf("User Guide", "EC2 API", "quotas", "Recordings", "RFC")
                    .doesNotContain("uncertain"));
  }

  @ParameterizedTest
  @MethodSource("rulesOfPolicies")
  void everyRuleOfPoliciesAndOfTheirInterplayHasACaseThatFiresAndOneThatDoesNot(String rule)
      throws IOException {
    Path folder = LintCasesTest.CASES.resolve(rule);

    assertThat(rulesFound(folder.resolve("bad.json"))).contains(rule);
    assertThat(rulesFound(folder.resolve("good.json"))).doesNotContain(rule);
  }

  static List<String> rulesOfPolicies() {
    return Catalogue.rules().stream()
        .filter(rule -> Set.of("policy", "inheritance").contains(rule.area()))
        .map(Rule::id)
        .toList();
  }

  private static List<String> rulesFound(Path file) throws IOException {
    return LintCasesTest.lint(file).findings().stream().map(Finding::rule).toList();
  }

  private static String severityOf(String rule) {
    return Catalogue.find(rule)
        .map(known -> known.severity().name())
        .orElse("not in the catalogue");
  }

  private static List<MatchResult> matches(Pattern pattern) {
    List<MatchResult> matches = new ArrayList<>();
    for (String folder : FOLDERS) {
      texts(MAIN.resolve(folder), ".java")
          .flatMap(text -> pattern.matcher(text).results())
          .forEach(matches::add);
    }
    return matches;
  }

  private static List<String> matches(Pattern pattern, String folder) {
    return texts(MAIN.resolve(folder), ".java")
        .flatMap(text -> pattern.matcher(text).results())
        .map(match -> match.group(1))
        .toList();
  }

  private static Stream<String> texts(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> wanted = files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
      return wanted.stream().map(Texts::of);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
