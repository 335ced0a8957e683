package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
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
      Run run =
          Cli.in(folder).run("plan", "--snapshot", "organization.json", "-o", format.getValue());
      Path expected = folder.resolve(format.getKey());
      String found = run.out() + messages(run, format.getValue());
      if ("update".equals(System.getProperty("amiguard.cases"))) {
        Files.writeString(expected, found);
      }
      assertThat(found).as(expected.toString()).isEqualTo(Files.readString(expected));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void plansTheSameFromASnapshotAndFromTheSandboxOfThatOrganization(String name, @TempDir Path copy)
      throws IOException {
    Files.createDirectory(copy.resolve("acme"));
    Files.copy(CASES.resolve(name).resolve("amiguard.yaml"), copy.resolve("amiguard.yaml"));
    Files.copy(
        CASES.resolve(name).resolve("organization.json"), copy.resolve("acme/organization.json"));

    Run offline = Cli.in(copy).run("plan", "--snapshot", "acme/organization.json", "-o", "json");
    Run live = Cli.in(copy).run("plan", "--sandbox=acme", "-o", "json");

    assertThat(live.out()).isEqualTo(offline.out()).contains("\"fingerprint\"");
    assertThat(live.exitCode()).isEqualTo(offline.exitCode());
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
