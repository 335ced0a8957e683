package io.amiguard.cli.impact;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli;
import io.amiguard.testing.GoldenFile;
import io.amiguard.testing.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code docs/impact.md} shows is what the program does. {@code -Damiguard.cases=update}
 * writes the output anew.
 */
class ImpactPageTest {
  private static final Path PAGE = Path.of("docs/impact.md");
  private static final Pattern EXAMPLE =
      Pattern.compile("(?s)(```sh\\namiguard ([^\\n]*)\\n```\\n\\n```text\\n)(.*?)(?=```\\n)");

  private static final Pattern RULE = Pattern.compile("\"((?:impact|init)\\.[a-z-]+)\"");
  private static final Pattern RULE_ON_PAGE = Pattern.compile("`((?:impact|init)\\.[a-z-]+)`");

  @TempDir Path folder;

  @Test
  void theExamplePrintsWhatThePageShows() throws IOException {
    Cli cli = Cli.in(Path.of("").toAbsolutePath());

    String played =
        EXAMPLE
            .matcher(Files.readString(PAGE))
            .replaceAll(
                example ->
                    Matcher.quoteReplacement(
                        example.group(1) + cli.run(example.group(2).split(" ", -1)).out()));
    GoldenFile.assertHolds(PAGE, played);
    assertThat(played).contains("Running instances keep running");
    assertThat(EXAMPLE.matcher(played).results()).hasSize(1);
  }

  @Test
  void hasEveryFormatAndEveryThreshold() throws IOException {
    String page = Files.readString(PAGE);

    assertThat(Arrays.stream(ImpactFormat.values()))
        .allSatisfy(format -> assertThat(page).containsPattern("-o [a-z\\\\|]*" + format));
    assertThat(Arrays.stream(Judging.FailOn.values()))
        .allSatisfy(failOn -> assertThat(page).containsPattern("--fail-on [a-z\\\\|]*" + failOn));
  }

  /** The ids of rules stand in the source as texts. */
  @Test
  void hasEveryRuleOfSarifAndOfProposalsAndNoOther() {
    Path output = Path.of("src/main/java/io/amiguard/output");
    String sources =
        Texts.of(output.resolve("ImpactRule.java"))
            + Texts.of(output.resolve("UsageFindings.java"));

    assertThat(Texts.words(RULE_ON_PAGE, Texts.of(PAGE)))
        .isEqualTo(Texts.words(RULE, sources))
        .hasSizeGreaterThan(8);
  }
}
