package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.console.Console;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A result that could not be written is a failure, whatever it said, and one line says so. */
final class LostOutputTest {
  private static final Path ORGANIZATION =
      Path.of("src/test/resources/cases/impact/candidate/organization.json");
  private static final String SETTINGS =
      """
      version: 1
      policies:
        - name: amis
          targets: [root]
          state: enabled
          criteria:
            - allowed_image_providers: [amazn]
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "--version",
        "help lint",
        "lint --help",
        "lint broken.yaml",
        "lint broken.yaml -o json",
        "lint broken.yaml -o sarif",
        "lint broken.yaml -o github",
        "lint broken.yaml -o junit",
        "lint broken.yaml --fail-on note",
        "lint nowhere.yaml",
        "rules",
        "rules -o json",
        "rules -o markdown",
        "explain-rule policy.wide-name",
        "schema",
        "render",
        "plan --sandbox",
        "plan --sandbox -o json",
        "plan --sandbox -o markdown --detailed-exitcode",
        "apply --sandbox --yes",
        "check --sandbox",
        "check --sandbox -o json",
        "explain --sandbox --all",
        "explain --sandbox --all -o json",
        "impact --snapshot organization.json",
        "impact --snapshot organization.json -o csv",
        "journal",
        "sandbox reset --help",
      })
  void endsWithOneAndOneLine(String command) throws IOException {
    Cli cli = Cli.in(folder).file("broken.yaml", SETTINGS);
    Files.copy(Path.of("examples/quickstart/amiguard.yaml"), folder.resolve("amiguard.yaml"));
    Files.copy(ORGANIZATION, folder.resolve("organization.json"));
    StringWriter err = new StringWriter();
    Writer full = new FullDisk();

    int exitCode = Amiguard.run(cli.environment(full, err), command.split(" "));

    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString().lines().filter(line -> line.startsWith("error:")))
        .containsExactly("error: " + Console.LOST);
    assertThat(err.toString()).doesNotContain("\tat ");
  }

  @Test
  void nobodyIsAskedAboutAPlanThatCouldNotBeShown() throws IOException {
    Files.copy(Path.of("examples/quickstart/amiguard.yaml"), folder.resolve("amiguard.yaml"));
    Cli cli = Cli.in(folder);
    StringWriter err = new StringWriter();

    int exitCode =
        Amiguard.run(cli.typing("yes\n").environment(new FullDisk(), err), "apply", "--sandbox");
    Run plan = Cli.in(folder).run("plan", "--sandbox", "--detailed-exitcode");

    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString())
        .contains("Nothing was asked, and nothing was changed.")
        .doesNotContain("Only 'yes'");
    assertThat(plan.exitCode()).isEqualTo(2);
  }

  /** Has no room for a single character. */
  private static final class FullDisk extends Writer {
    @Override
    public void write(char[] characters, int from, int length) throws IOException {
      throw new IOException("No space left on device");
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
