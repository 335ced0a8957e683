package io.amiguard.cli.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.change.AccountBrakeChoice;
import io.amiguard.cli.connection.ReadingChoice;
import io.amiguard.cli.connection.WayIn;
import io.amiguard.cli.planning.PolicyChoice;
import io.amiguard.testing.GoldenFile;
import io.amiguard.testing.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What {@code docs/account-mode.md} shows is what the program does. {@code -Damiguard.cases=update}
 * writes the output anew.
 */
class AccountModePageTest {
  private static final Path PAGE = Path.of("docs/account-mode.md");
  private static final Pattern EXAMPLE =
      Pattern.compile("(?s)(```sh\namiguard ([^\n]*)\n```\n\n```text\n)(.*?)(?=```\n)");
  private static final Pattern COMMAND =
      Pattern.compile("(?m)^amiguard ((?:account|rollback) .*)$");
  private static final Pattern RULE = Pattern.compile("\"(account\\.[a-z-]+)\"");
  private static final Pattern RULE_ON_PAGE = Pattern.compile("`(account\\.[a-z-]+)`");

  @TempDir Path folder;

  @Test
  void theExamplePrintsWhatThePageShows() throws IOException {
    Cli cli = cli();

    String played =
        EXAMPLE
            .matcher(Texts.of(PAGE))
            .replaceAll(
                example ->
                    Matcher.quoteReplacement(
                        example.group(1) + cli.run(example.group(2).split(" ", -1)).out()));
    GoldenFile.assertHolds(PAGE, played);
    assertThat(played).contains("2 Regions to change in 1 account");
  }

  @Test
  void itsCommandsWorkOneAfterAnother() throws IOException {
    Cli cli = cli();
    List<String> commands =
        COMMAND.matcher(Texts.of(PAGE)).results().map(match -> match.group(1)).toList();

    assertThat(commands).hasSize(4).allMatch(command -> command.contains(" --sandbox "));
    for (String command : commands) {
      Run run = cli.run(command.split(" ", -1));
      assertThat(run.exitCode()).as(command + "\n" + run.err()).isZero();
    }
  }

  @Test
  void hasEveryRuleOfTheSourceAndNoOther() {
    assertThat(Texts.words(RULE_ON_PAGE, Texts.of(PAGE)))
        .isEqualTo(Texts.words(RULE, Texts.sources()))
        .hasSize(6);
  }

  @Test
  void hasEveryOptionThatChoosesAccountsRegionsOrBrakes() {
    String page = Texts.of(PAGE);

    Set<String> elsewhere = Set.of("--region", "--endpoint-url", "--sandbox", "--file");
    assertThat(
            Stream.of(
                    new WayIn(), new ReadingChoice(), new PolicyChoice(), new AccountBrakeChoice())
                .flatMap(choice -> new CommandLine(choice).getCommandSpec().options().stream())
                .map(OptionSpec::names)
                .map(
                    names ->
                        names[names.length > 1 && names[0].length() > 2 ? 0 : names.length - 1])
                .filter(option -> !elsewhere.contains(option)))
        .hasSizeGreaterThan(9)
        .allSatisfy(option -> assertThat(page).contains("`" + option));
  }

  private Cli cli() throws IOException {
    return Cli.in(folder)
        .file("amiguard.yaml", Files.readString(Path.of("examples/quickstart/amiguard.yaml")));
  }
}
