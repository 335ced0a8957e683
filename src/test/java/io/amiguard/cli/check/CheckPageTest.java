package io.amiguard.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli;
import io.amiguard.testing.Texts;
import java.nio.file.Path;
import java.util.regex.Pattern;
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
  void hasEveryRuleOfTheSourceAndNoOther() {
    assertThat(Texts.words(RULE_ON_PAGE, Texts.of(PAGE)))
        .isEqualTo(Texts.words(RULE, Texts.sources()))
        .hasSizeGreaterThan(8);
  }

  @Test
  void hasEveryOptionOfLevelInForce() {
    String page = Texts.of(PAGE);

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
    assertThat(Texts.of(PAGE)).contains("```text\n" + map + "```");
  }

  @Test
  void showsTheWorkflowThatIsAmongTheExamples() {
    String workflow = Texts.of(Path.of("examples/schedule/allowed-amis.yml"));

    assertThat(Texts.of(PAGE)).contains("```yaml\n" + workflow + "```");
    assertThat(workflow.lines().filter(line -> line.contains("run: amiguard ")))
        .singleElement()
        .satisfies(
            line -> assertThat(Cli.in(folder).run(checkOf(line)).err()).contains("amiguard.yaml"));
  }

  /** The command line is understood, and fails only because there are no settings here. */
  private static String[] checkOf(String line) {
    return line.strip().replace("- run: amiguard ", "").split(" ", -1);
  }
}
