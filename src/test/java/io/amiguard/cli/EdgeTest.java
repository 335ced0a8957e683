package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.connection.SandboxFolder;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type by mistake, and surroundings that are broken. */
class EdgeTest {
  private static final String SETTINGS =
      """
      version: 1
      policies:
        - name: allowed-amis
          targets: [root]
          state: audit_mode
          criteria:
            - allowed_image_providers: [amazon]
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:99999, has a port that does not exist",
    "garbage, is not an http or https URL",
    "http://user:S3CR3T@127.0.0.1:1, holds more than the address of an endpoint"
  })
  void aWrongEndpointIsOneLine(String url, String why) {
    Run flag = cli().run("plan", "--endpoint-url", url);
    Run variable = cli().with("AWS_ENDPOINT_URL", url).run("plan");

    assertThat(flag.exitCode()).isEqualTo(64);
    assertThat(flag.err()).contains(why).hasLineCount(1).doesNotContain("S3CR3T");
    assertThat(variable.exitCode()).isEqualTo(64);
    assertThat(variable.err()).startsWith("error: AWS_ENDPOINT_URL ").contains(why).hasLineCount(1);
  }

  @Test
  void aBrokenSessionTokenIsNotPrinted() {
    Run run = cli().with("AWS_SESSION_TOKEN", "TOKENSECRET456\nx").run("plan");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("session token").hasLineCount(1).doesNotContain("TOKENSECRET");
  }

  @Test
  void aTraceDoesNotHoldACredential() {
    StringWriter err = new StringWriter();
    Environment environment =
        cli().with("AWS_SESSION_TOKEN", "TOKENSECRET456\nx").environment(new StringWriter(), err);

    int code =
        new ErrorReporter(environment)
            .handleExecutionException(
                new IllegalArgumentException("no header: TOKENSECRET456 x, AKIAIOSFODNN7EXAMPLE"),
                Amiguard.commandLine(environment),
                Amiguard.commandLine(environment).parseArgs("plan"));

    assertThat(code).isEqualTo(1);
    assertThat(err.toString())
        .contains("amiguard has a bug", "no header: *** x, ***", "EdgeTest")
        .doesNotContain("TOKENSECRET456", "AKIAIOSFODNN7EXAMPLE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--sandbox=", "-f "})
  void anEmptyNameIsWrongUsage(String option) {
    Run run =
        cli()
            .run(
                option.equals("-f ")
                    ? new String[] {"plan", "-f", ""}
                    : new String[] {"plan", option});

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err()).contains("names no f").hasLineCount(1);
  }

  @Test
  void aPlanDoesNotOverwriteItsSettings() throws IOException {
    Run run = cli().run("plan", "--sandbox", "--out", "./amiguard.yaml");

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err()).contains("--out ./amiguard.yaml would overwrite the settings file");
    assertThat(folder.resolve("amiguard.yaml")).hasContent(SETTINGS);
    assertThat(Files.exists(folder.resolve(SandboxFolder.DEFAULT))).isFalse();
  }

  @Test
  void aPlanDoesNotOverwriteItsSnapshot() {
    cli().run("snapshot", "--sandbox", "--out", "here.json");

    Run run = cli().run("plan", "--snapshot", "here.json", "--out", "here.json");

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err()).contains("--out here.json would overwrite the snapshot");
  }

  @Test
  void doesNotTakeADashForAFile() {
    Run run = cli().run("plan", "--sandbox", "--out", "-");

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err()).contains("--out takes a file: standard output has the plan");
  }

  @Test
  void wrongSettingsLeaveNoSandboxBehind() {
    Run run = cli().file("amiguard.yaml", "version: 7\n").run("plan", "--sandbox");

    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.err()).doesNotContain("sandbox:");
    assertThat(folder.resolve(SandboxFolder.DEFAULT)).doesNotExist();
  }

  @Test
  void theHintNamesTheSameOrganization() {
    Run run = cli().run("plan", "--sandbox=here", "--out", "a.plan");

    assertThat(run.err())
        .contains("'amiguard sandbox reset here' starts it afresh")
        .contains("To perform exactly this: amiguard apply a.plan --sandbox=here");
    assertThat(cli().run("apply", "a.plan", "--sandbox=here").exitCode()).isZero();
  }

  @Test
  void manyFindingsAreCut() {
    String keys =
        IntStream.range(0, 500).mapToObj("key%d: 1\n"::formatted).collect(Collectors.joining());

    Run run = cli().file("amiguard.yaml", SETTINGS + keys).run("render");

    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.err())
        .contains("and 400 more.", "error: the settings have 500 errors; correct them")
        .doesNotContain("nothing was changed");
  }

  @Test
  void manyPoliciesAreNotAllNamed() {
    String policies =
        IntStream.range(0, 30)
            .mapToObj(
                number ->
                    SETTINGS
                        .substring(SETTINGS.indexOf("  - name"))
                        .replace("allowed-amis", "a" + number))
            .collect(Collectors.joining());

    Run run = cli().file("amiguard.yaml", "version: 1\npolicies:\n" + policies).run("render");

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err()).contains("a8|a9 and 20 more").doesNotContain("a29");
  }

  @Test
  void aResultThatNobodyGotIsNoSuccess() {
    StringWriter err = new StringWriter();

    int code = Amiguard.run(cli().environment(new FullDisk(), err), "render");

    assertThat(code).isEqualTo(1);
    assertThat(err).hasToString("error: " + Console.LOST + System.lineSeparator());
  }

  @Test
  void anUnknownCommandIsNamedWithTheOneThatWasMeant() {
    Run run = cli().run("plna");

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err()).contains("error: 'plna' is no command of amiguard. Did you mean plan?");
    assertThat(cli().run("sandbox", "rset").err())
        .contains("'rset' is no command of amiguard sandbox.");
  }

  @Test
  void anUnknownCommandThatIsLikeNoneIsNotComparedWithAny() {
    assertThat(cli().run("version").err())
        .isEqualTo("error: 'version' is no command of amiguard. See 'amiguard --help'.\n");
  }

  @Test
  void helpIsACommandToo() {
    assertThat(cli().run("help", "plan").out()).startsWith("Usage: amiguard plan");
    assertThat(cli().run("help").out()).isEqualTo(cli().run("--help").out());
  }

  @Test
  void helpFindsACommandBelowAnother() {
    Run unknown = cli().run("help", "account", "pln");

    assertThat(cli().run("help", "account", "plan").out())
        .startsWith("Usage: amiguard account plan")
        .isEqualTo(cli().run("account", "plan", "--help").out());
    assertThat(unknown.exitCode()).isEqualTo(64);
    assertThat(unknown.err())
        .isEqualTo("error: 'pln' is no command of amiguard account. Did you mean plan?\n");
    assertThat(cli().run("help", "plan", "more").err())
        .isEqualTo(
            "error: 'more' is one word too many for amiguard plan.\nSee 'amiguard plan --help'.\n");
  }

  @Test
  void anInputWithoutEndIsCut() {
    assertThat(cli().run("render", "-f", "/dev/zero").err())
        .contains("settings file /dev/zero holds more than 50,000,000 bytes");
  }

  private Cli cli() {
    return Cli.in(folder).file("amiguard.yaml", SETTINGS).withCredentials();
  }

  /** Takes nothing. */
  private static final class FullDisk extends Writer {
    @Override
    public void write(char[] characters, int offset, int length) throws IOException {
      throw new IOException("No space left on device");
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
