package io.amiguard.cli.impact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.testing.GoldenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code cases/impact} is a settings file, an organization with an inventory, and
 * the impact in every format. {@code -Damiguard.cases=update} writes the impacts anew, to be
 * reviewed like code.
 */
class ImpactCasesTest {
  private static final Path CASES = Path.of("src/test/resources/cases/impact");
  private static final Map<String, String> FORMATS =
      new TreeMap<>(
          Map.of(
              "impact.txt", "text",
              "impact.json", "json",
              "impact.md", "markdown",
              "impact.csv", "csv",
              "impact.sarif", "sarif"));

  @ParameterizedTest
  @MethodSource("cases")
  void showsTheImpactAsExpected(String name) throws IOException {
    Path folder = CASES.resolve(name);
    for (Map.Entry<String, String> format : FORMATS.entrySet()) {
      Run run = Cli.in(folder).run(command(folder, format.getValue()));
      String found =
          run.out()
              + (format.getValue().equals("text")
                  ? run.err() + "exit " + run.exitCode() + "\n"
                  : "");
      Path expected = folder.resolve(format.getKey());
      GoldenFile.assertHolds(expected, found);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isReadableInEightyColumns(String name) {
    Path folder = CASES.resolve(name);
    String text = Cli.in(folder).run(command(folder, "text")).out();

    assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyInstanceIsCountedOnce(String name) throws IOException {
    Path folder = CASES.resolve(name);
    JsonMapper mapper = new JsonMapper();
    var instances =
        mapper
            .readTree(folder.resolve("organization.json").toFile())
            .path("inventory")
            .path("instances");
    long there = 0;
    for (var instance : instances) {
      there += instance.get("state").asText().equals("terminated") ? 0 : 1;
    }

    long counted = 0;
    for (var total :
        mapper.readTree(Cli.in(folder).run(command(folder, "json")).out()).get("totals")) {
      counted += total.get("instances").asLong();
    }

    assertThat(counted).isEqualTo(there);
  }

  private static String[] command(Path folder, String format) {
    List<String> words =
        new ArrayList<>(List.of("impact", "--snapshot", "organization.json", "-o", format));
    Path options = folder.resolve("options.txt");
    if (Files.exists(options)) {
      words.addAll(List.of(text(options).strip().split("\\s+")));
    }
    return words.toArray(String[]::new);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> cases() {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
