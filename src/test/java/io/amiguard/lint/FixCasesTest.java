package io.amiguard.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.FindingLines;
import io.amiguard.lint.Fixer.Layout;
import io.amiguard.output.FixDiff;
import io.amiguard.output.Palette;
import io.amiguard.testing.GoldenFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files, what {@code lint --fix} makes of them, the diff that it shows, and what is still found, a
 * folder a case. {@code -Damiguard.cases=update} writes them anew.
 */
final class FixCasesTest {
  static final Path CASES = Path.of("src/test/resources/cases/fix");
  static final Linter LINTER = new Linter(LocalDate.of(2026, 11, 24), Set.of());

  /** The fix of this one takes an option. */
  private static final Set<String> WITH_OPTION = Set.of("policy.white-space");

  @ParameterizedTest
  @MethodSource("cases")
  void fixesWhatTheCaseExpects(Path folder) throws IOException {
    Path before = before(folder);
    String name = before.getFileName().toString();

    FixedFile fixed = fixed(before);

    GoldenFile.assertHolds(folder.resolve(name.replace("before", "after")), fixed.after().text());
    GoldenFile.assertHolds(folder.resolve("diff.txt"), diff(fixed));
    GoldenFile.assertHolds(
        folder.resolve("findings.txt"), FindingLines.of(fixed.after().findings()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void asksNothingOfASecondRun(Path folder) {
    LintedFile once = fixed(before(folder)).after();

    FixedFile twice = new Fixer(LINTER, Layout.KEPT).fix(LINTER.lint(once.name(), once.text()));

    assertThat(twice.isChanged()).isFalse();
    assertThat(twice.made()).isZero();
  }

  @Test
  void everyRuleThatTheCatalogueCallsFixableIsFixedInSomeCaseAndNoOther() {
    Set<String> fixed = new TreeSet<>(WITH_OPTION);
    for (Path folder : cases()) {
      FixedFile file = fixed(before(folder));
      Set<Finding> offered = file.isChanged() ? offered(file.before()) : Set.of();
      offered.forEach(finding -> fixed.add(finding.rule()));
    }

    assertThat(fixed)
        .isEqualTo(
            Catalogue.rules().stream()
                .filter(rule -> rule.fix().isPresent())
                .map(Rule::id)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** Some rules come up only after others were fixed, so that every round counts. */
  private static Set<Finding> offered(LintedFile file) {
    return Stream.iterate(
            Optional.of(file),
            Optional::isPresent,
            current -> {
              FixRound.Result next = FixRound.of(examined(current.orElseThrow()));
              return next.made() == 0
                  ? Optional.<LintedFile>empty()
                  : Optional.of(LINTER.lint(file.name(), next.text()));
            })
        .flatMap(current -> gone(current.orElseThrow()).stream())
        .collect(Collectors.toSet());
  }

  private static Linter.Examined examined(LintedFile file) {
    return LINTER.examine(file.name(), file.text());
  }

  private static List<Finding> gone(LintedFile file) {
    return examined(file).flaws().stream()
        .filter(flaw -> flaw.fix().isPresent())
        .map(Flaw::finding)
        .toList();
  }

  private static FixedFile fixed(Path before) {
    try {
      LintedFile file = LINTER.lint(before.getFileName().toString(), Files.readString(before));
      return new Fixer(LINTER, Layout.KEPT).fix(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String diff(FixedFile file) {
    StringWriter text = new StringWriter();
    new FixDiff(new PrintWriter(text), Palette.PLAIN).show(file);
    return text.toString();
  }

  static List<Path> cases() {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path before(Path folder) {
    return Stream.of("before.json", "before.yaml")
        .map(folder::resolve)
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }
}
