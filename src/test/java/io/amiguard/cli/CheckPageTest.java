package io.amiguard.cli;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** {@code docs/check.md} has every rule and every option of level in-force. */
class CheckPageTest {
  private static final Path PAGE = Path.of("docs/check.md");
  private static final Pattern RULE = Pattern.compile("\"(check\\.[a-z-]+)\"");
  private static final Pattern RULE_ON_PAGE = Pattern.compile("`(check\\.[a-z-]+)`");

  @TempDir Path folder;

  @Test
  void hasEveryRuleOfTheSourceAndNoOther() throws IOException {
    Set<String> rules = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      sources
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> matches(RULE, text(file)))
          .forEach(rules::add);
    }

    Set<String> onPage = matches(RULE_ON_PAGE, text(PAGE)).collect(toCollection(TreeSet::new));
    assertThat(onPage).isEqualTo(rules).hasSizeGreaterThan(8);
  }

  @Test
  void hasEveryOptionOfLevelInForce() {
    String page = text(PAGE);

    assertThat(
            new CommandLine(new InForceChoice())
                .getCommandSpec().options().stream().map(OptionSpec::longestName))
        .hasSizeGreaterThan(9)
        .allSatisfy(option -> assertThat(page).contains("`" + option));
  }

  @Test
  void showsTheMapAsTheProgramPrintsIt() {
    String map = InForceTest.mapOfWhatDiffers(folder);

    assertThat(map).startsWith("Accounts by Regions");
    assertThat(text(PAGE)).contains("```text\n" + map + "```");
  }

  @Test
  void showsTheWorkflowThatIsAmongTheExamples() {
    String workflow = text(Path.of("examples/schedule/allowed-amis.yml"));

    assertThat(text(PAGE)).contains("```yaml\n" + workflow + "```");
    assertThat(workflow.lines().filter(line -> line.contains("run: amiguard ")))
        .singleElement()
        .satisfies(
            line -> assertThat(Cli.in(folder).run(checkOf(line)).err()).contains("amiguard.yaml"));
  }

  /** The command line is understood, and fails only because there are no settings here. */
  private static String[] checkOf(String line) {
    return line.strip().replace("- run: amiguard ", "").split(" ", -1);
  }

  private static Stream<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
