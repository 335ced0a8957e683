package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.console.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what the program does; {@code .ci/run} runs its commands. */
class ReadmeTest {
  private static final Path README = Path.of("README.md");
  private static final Path QUICKSTART = Path.of("examples/quickstart/amiguard.yaml");

  @TempDir Path folder;

  @Test
  void showsTheQuickstartSettings() throws IOException {
    String settings = Files.readString(QUICKSTART).replaceAll("(?m)^#.*\n", "");

    assertThat(withoutBlankLines(block("```yaml")))
        .isEqualTo(withoutBlankLines(comments(settings)));
  }

  @Test
  void showsTheRealPlan() throws IOException {
    String plan =
        Cli.in(folder)
            .file("amiguard.yaml", Files.readString(QUICKSTART))
            .run("plan", "--sandbox")
            .out();

    assertThat(block("```text").strip()).isEqualTo(plan.strip());
  }

  @Test
  void listsEveryExitCodeThatHelpLists() throws IOException {
    String help = Cli.in(folder).run("--help").out();

    for (ExitStatus status : ExitStatus.values()) {
      assertThat(help).containsPattern("(?m)^\\s+" + status.code() + "\\s");
      assertThat(Files.readString(README))
          .containsPattern("\\| (\\d+ / )?" + status.code() + "\\b");
    }
  }

  /** The README leaves the comment lines of the file out. */
  private static String comments(String settings) {
    return settings.replaceAll("(?m)^\\s*#.*\n", "");
  }

  private static String withoutBlankLines(String text) {
    return text.replaceAll("(?m)^\\s*\n", "").strip();
  }

  private static String block(String fence) throws IOException {
    String text = Files.readString(README);
    int start = text.indexOf('\n', text.indexOf(fence)) + 1;
    return text.substring(start, text.indexOf("\n```", start) + 1);
  }
}
