package io.amiguard.cli.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.testing.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code cases/init} is an organization, the settings that {@code init --from-live}
 * makes of it, and what it says. {@code -Damiguard.cases=update} writes them anew.
 */
class InitCasesTest {
  private static final Path CASES = Path.of("src/test/resources/cases/init");

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("cases")
  void writesAsExpectedAndPlansToNothingButTags(String name) throws IOException {
    Path organization = CASES.resolve(name).resolve("organization.json").toAbsolutePath();
    Cli cli = Cli.in(folder);

    Run init = cli.run("init", "--from-live", "--snapshot", organization.toString());
    Run plan = cli.run("plan", "--snapshot", organization.toString(), "-o", "json");

    String written = Files.readString(folder.resolve("amiguard.yaml"));
    expect(name, "amiguard.yaml", written);
    expect(name, "messages.txt", init.err() + "exit " + init.exitCode() + "\n");
    assertThat(init.out()).isEmpty();
    assertThat(plan.exitCode()).as(plan.err()).isZero();
    assertThat(actions(plan)).allMatch("tag_policy"::equals);
    Run again = cli.run("init", "--from-live", "--snapshot", organization.toString(), "--out", "-");
    assertThat(again.out()).isEqualTo(written);
  }

  static List<String> actions(Run plan) throws IOException {
    JsonNode changes = new JsonMapper().readTree(plan.out()).get("changes");
    return changes.findValuesAsText("action");
  }

  private static void expect(String name, String file, String found) {
    Path expected = CASES.resolve(name).resolve(file);
    GoldenFile.assertHolds(expected, found);
  }

  static List<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }
}
