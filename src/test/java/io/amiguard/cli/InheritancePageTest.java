package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.testing.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code docs/inheritance.md} shows is what the program does: each example is an organization,
 * a command and its output. {@code -Damiguard.cases=update} writes the outputs anew.
 */
class InheritancePageTest {
  private static final Path PAGE = Path.of("docs/inheritance.md");
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "(?s)(```json\\n(?<file>.*?)```\\n.*?```sh\\namiguard (?<command>[^\\n]*)\\n```\\n.*?```text\\n)"
              + "(?<output>.*?)(?=```\\n)");

  @TempDir Path folder;

  @Test
  void eachExamplePrintsWhatThePageShows() throws IOException {
    String page = Files.readString(PAGE);
    String played = EXAMPLE.matcher(page).replaceAll(this::played);
    GoldenFile.assertHolds(PAGE, played);
    assertThat(EXAMPLE.matcher(page).results()).hasSize(3);
  }

  private String played(MatchResult example) {
    String output =
        Cli.in(folder)
            .file("organization.json", example.group(2))
            .run(example.group(3).split(" ", -1))
            .out();
    return Matcher.quoteReplacement(example.group(1) + output);
  }
}
