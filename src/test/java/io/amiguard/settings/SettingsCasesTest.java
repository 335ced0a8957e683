package io.amiguard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.FindingLines;
import io.amiguard.testing.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Settings files and what is found in them, a folder a case. {@code -Damiguard.cases=update} writes
 * the expected findings anew.
 */
final class SettingsCasesTest {
  private static final Path CASES = Path.of("src/test/resources/cases/settings");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  @ParameterizedTest
  @MethodSource("cases")
  void findsWhatTheCaseExpects(String name) throws IOException {
    Path settings = CASES.resolve(name).resolve("settings.yaml");
    Path expected = CASES.resolve(name).resolve("findings.txt");
    List<Finding> findings = new ArrayList<>();

    Optional<Settings> read =
        SettingsReader.read("settings.yaml", Files.readString(settings), TODAY, findings);

    GoldenFile.assertHolds(expected, FindingLines.of(findings));
    assertThat(read.isPresent()).isEqualTo(!Finding.anyAtLeast(findings, Severity.ERROR));
  }

  static List<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }
}
