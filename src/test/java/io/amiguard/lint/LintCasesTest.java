package io.amiguard.lint;

import io.amiguard.FindingLines;
import io.amiguard.lint.NamedFiles.NamedFile;
import io.amiguard.lint.NamedFiles.Place;
import io.amiguard.testing.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files and what is found in them, a folder a case. {@code -Damiguard.cases=update} writes the
 * expected findings anew.
 */
final class LintCasesTest {
  static final Path CASES = Path.of("src/test/resources/cases/lint");
  private static final String FINDINGS = "findings.txt";
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  @ParameterizedTest
  @MethodSource("cases")
  void findsWhatTheCaseExpects(String name) throws IOException {
    Path expected = CASES.resolve(name).resolve(FINDINGS);
    StringBuilder found = new StringBuilder();

    for (Path file : files(name)) {
      found.append(FindingLines.of(lint(file).findings()));
    }

    GoldenFile.assertHolds(expected, found.toString());
  }

  static LintedFile lint(Path file) throws IOException {
    return new Linter(TODAY, Set.of(), (name, path) -> Optional.of(named(file, path)))
        .lint(file.getFileName().toString(), Files.readString(file));
  }

  private static NamedFile named(Path file, String path) {
    boolean isThere = Files.exists(file.resolveSibling(path));
    Place place = path.startsWith("..") ? Place.OUTSIDE : isThere ? Place.FOUND : Place.MISSING;
    return new NamedFile(path, place);
  }

  static List<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  private static List<Path> files(String name) throws IOException {
    try (Stream<Path> files = Files.list(CASES.resolve(name))) {
      return files.filter(file -> !file.endsWith(FINDINGS)).sorted().toList();
    }
  }
}
