package io.amiguard.cli.change;

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
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code cases/plan} is a settings file, an organization, and the plan in every
 * format. {@code -Damiguard.cases=update} writes the plans anew, to be reviewed like code.
 */
class PlanCasesTest {
  private static final Path CASES = Path.of("src/test/resources/cases/plan");
  private static final Map<String, String> FORMATS =
      Map.of("plan.txt", "text", "plan.json", "json", "plan.md", "markdown");

  @ParameterizedTest
  @MethodSource("cases")
  void plansAsExpected(String name) throws IOException {
    Path folder = CASES.resolve(name);
    for (Map.Entry<String, String> format : FORMATS.entrySet()) {
      Run run = Cli.in(folder).run(command(folder, format.getValue()));
      Path expected = folder.resolve(format.getKey());
      String found = run.out() + messages(run, format.getValue());
      GoldenFile.assertHolds(expected, found);
    }
  }

  /** A case may have flags of its own. */
  private static String[] command(Path folder, String format) throws IOException {
    List<String> words =
        new ArrayList<>(List.of("plan", "--snapshot", "organization.json", "-o", format));
    Path options = folder.resolve("options.txt");
    if (Files.exists(options)) {
      words.addAll(List.of(Files.readString(options).strip().split("\\s+")));
    }
    return words.toArray(String[]::new);
  }

  /** Text shows findings beside the plan; the other formats hold them. */
  private static String messages(Run run, String format) {
    return format.equals("text") ? run.err() + "exit " + run.exitCode() + "\n" : "";
  }

  static List<String> cases() {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
