package io.amiguard.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli;
import io.amiguard.testing.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code docs/report.md} shows is what the program does, one command after the other. {@code
 * -Damiguard.cases=update} writes the output anew.
 */
class ReportPageTest {
  private static final Path PAGE = Path.of("docs/report.md");
  private static final Pattern EXAMPLE =
      Pattern.compile("(?s)(```sh\\n([^`]*)```\\n\\n```text\\n)(.*?)(?=```\\n)");
  private static final Pattern RULE = Pattern.compile("[\"`](report\\.[a-z-]+)[\"`]");

  @TempDir Path folder;

  @Test
  void theExamplesPrintWhatThePageShows() throws IOException {
    Cli cli =
        Cli.in(folder)
            .file("amiguard.yaml", Files.readString(Path.of("examples/quickstart/amiguard.yaml")));
    cli.run("apply", "--yes", "--sandbox");

    String played =
        EXAMPLE
            .matcher(Files.readString(PAGE))
            .replaceAll(
                example ->
                    Matcher.quoteReplacement(
                        example.group(1) + outputOf(cli, example.group(2).split("\n", -1))));
    GoldenFile.assertHolds(PAGE, played);
    assertThat(played).contains("\"s3:PutObject\"", ": complete\n", "Check: incomplete; ");
    assertThat(EXAMPLE.matcher(played).results()).hasSize(3);
  }

  @Test
  void hasEveryRuleOfTheSourceAndNoOther() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java/io/amiguard/report"))) {
      TreeSet<String> inSource = new TreeSet<>();
      for (Path source : sources.filter(Files::isRegularFile).toList()) {
        rules(source).forEach(inSource::add);
      }

      assertThat(new TreeSet<>(rules(PAGE).toList())).isEqualTo(inSource).hasSize(8);
    }
  }

  private static Stream<String> rules(Path file) throws IOException {
    return RULE.matcher(Files.readString(file)).results().map(match -> match.group(1));
  }

  /** The last command prints what is shown; the report is the one that was started before. */
  private static String outputOf(Cli cli, String... lines) {
    String out = "";
    for (String line : lines) {
      if (line.startsWith("amiguard ")) {
        String id = line.contains("REPORT-ID") ? newestReport(cli) : "REPORT-ID";
        String words = line.substring("amiguard ".length()).replace("REPORT-ID", id);
        out = cli.run(words.split(" ", -1)).out().replaceAll("report-[0-9a-f]{17}", "REPORT-ID");
      }
    }
    return out;
  }

  private static String newestReport(Cli cli) {
    return cli.run("report", "show", "--sandbox").out().split(" ", -1)[1];
  }
}
