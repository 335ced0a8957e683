package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.connection.SandboxFolder;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person can get wrong: one clear message, the right exit code, no trace, no write. */
class BadInputTest {
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

  @Test
  void missingFile() {
    assertInvalid(
        Cli.in(folder).run("apply", "--sandbox", "--yes"),
        "error: settings file amiguard.yaml not found.");
  }

  @Test
  void emptyFile() {
    assertInvalid(applying(""), "error: amiguard.yaml: the file is empty");
  }

  @Test
  void notYaml() {
    assertInvalid(applying("version: [1\npolicies: {"), "error: amiguard.yaml:2:", "not YAML");
  }

  @Test
  void unknownKey() {
    assertInvalid(
        applying(SETTINGS.replace("targets:", "target:")),
        "error: amiguard.yaml:4:5:",
        "target",
        "targets");
  }

  @Test
  void elevenCriteria() {
    String eleven =
        SETTINGS
            + IntStream.range(0, 10)
                .mapToObj(i -> "      - allowed_image_providers: [\"%012d\"]\n".formatted(i))
                .collect(Collectors.joining());

    assertInvalid(applying(eleven), "11 criteria", "10");
  }

  @Test
  void accountWithElevenDigits() {
    assertInvalid(
        applying(SETTINGS.replace("[amazon]", "[\"12345678901\"]")),
        "error: amiguard.yaml:7:35:",
        "12345678901",
        "11 digits");
  }

  @Test
  void unknownOrganizationalUnit() {
    assertInvalid(
        applying(SETTINGS.replace("[root]", "[/Workloads/Prd]")),
        "error: amiguard.yaml:4:15:",
        "/Workloads/Prd",
        "/Workloads/Prod");
  }

  @Test
  void tooManyCharacters() {
    String long1 =
        IntStream.range(0, 10)
            .mapToObj(
                criterion ->
                    "      - allowed_image_providers: ["
                        + IntStream.range(0, 70)
                            .mapToObj(i -> "\"%012d\"".formatted(criterion * 1000 + i))
                            .collect(Collectors.joining(", "))
                        + "]\n")
            .collect(Collectors.joining());
    String settings =
        SETTINGS.substring(0, SETTINGS.indexOf("      - allowed_image_providers")) + long1;

    assertInvalid(applying(settings), "10000", "characters");
  }

  @Test
  void noCredentials() {
    try (Sandbox aws =
        Sandbox.start(SandboxFolder.example(), SandboxOptions.defaults(), Cli.in(folder).clock())) {
      Run run =
          Cli.in(folder)
              .file("amiguard.yaml", SETTINGS)
              .run("apply", "--yes", "--endpoint-url", aws.endpoint().toString());

      assertThat(run.exitCode()).isEqualTo(1);
      assertOneClearMessage(run, "error: no AWS credentials found");
      assertThat(aws.calls()).isEmpty();
    }
  }

  @Test
  void deadEndpoint() throws IOException {
    String endpoint;
    try (ServerSocket socket = new ServerSocket(0)) {
      endpoint = "http://127.0.0.1:" + socket.getLocalPort();
    }

    Run run =
        Cli.in(folder)
            .file("amiguard.yaml", SETTINGS)
            .withCredentials()
            .run("apply", "--yes", "--endpoint-url", endpoint);

    assertThat(run.exitCode()).isEqualTo(1);
    assertOneClearMessage(run, "error: ", endpoint);
  }

  @Test
  void wrongUsage() {
    Run unknownOption = Cli.in(folder).run("plan", "--nope");
    Run noCommand = Cli.in(folder).run();
    Run twoWorlds = Cli.in(folder).run("plan", "--sandbox", "--profile", "prod");
    Run noDuration = Cli.in(folder).run("apply", "--wait-timeout", "soon");

    assertThat(unknownOption.exitCode()).isEqualTo(64);
    assertThat(noCommand.exitCode()).isEqualTo(64);
    assertThat(noCommand.err())
        .contains("name a command: " + String.join(", ", commandsThatHelpLists()));
    assertThat(twoWorlds.exitCode()).isEqualTo(64);
    assertThat(noDuration.exitCode()).isEqualTo(64);
    assertThat(noDuration.err()).contains("'soon' is not a duration");
  }

  private List<String> commandsThatHelpLists() {
    return Cli.in(folder)
        .run("--help")
        .out()
        .lines()
        .dropWhile(line -> !line.startsWith("Commands:"))
        .skip(1)
        .takeWhile(line -> !line.isBlank() && !line.startsWith("Exit"))
        .filter(line -> line.matches("  \\S.*"))
        .map(line -> line.strip().split("\\s", 2)[0])
        .toList();
  }

  private Run applying(String settings) {
    return Cli.in(folder).file("amiguard.yaml", settings).run("apply", "--sandbox", "--yes");
  }

  private void assertInvalid(Run run, String... words) {
    assertThat(run.exitCode()).isEqualTo(65);
    assertOneClearMessage(run, words);
    assertThat(folder.resolve(".amiguard/sandbox/organization.json"))
        .satisfiesAnyOf(
            state -> assertThat(state).doesNotExist(),
            state -> assertThat(state).content().doesNotContain("allowed-amis"));
  }

  private static void assertOneClearMessage(Run run, String... words) {
    assertThat(run.err()).contains(words).doesNotContain("\tat ").doesNotContain("Exception");
    assertThat(run.out()).isEmpty();
  }
}
