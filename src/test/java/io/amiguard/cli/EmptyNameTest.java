package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.lint.LintCases;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A variable of a script that holds nothing names no file, least of all the folder it runs in. */
final class EmptyNameTest {
  @TempDir Path folder;

  static Stream<List<String>> commands() {
    return Stream.of(
        List.of("lint", ""),
        List.of("lint", "--fix", "--yes", "amiguard.json", ""),
        List.of("import", ""),
        List.of("import", "amiguard.json", "--out", ""),
        List.of("init", "--out", ""),
        List.of("init", "--out", "", "--force"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void isWrongUsage(List<String> command) {
    Run run =
        Cli.in(folder).file("amiguard.json", LintCases.SOUND).run(command.toArray(String[]::new));

    assertThat(run.err())
        .isEqualTo(
            "error: '' names no file; name one, or check the variable that should hold it.\n");
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(64);
  }
}
