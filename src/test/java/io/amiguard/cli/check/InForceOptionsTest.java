package io.amiguard.cli.check;

import static io.amiguard.cli.InForceSandbox.applyAndCheck;
import static io.amiguard.cli.InForceSandbox.check;
import static io.amiguard.cli.InForceSandbox.cli;
import static io.amiguard.cli.InForceSandbox.organization;
import static io.amiguard.cli.InForceSandbox.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options of {@code check --level in-force}. */
class InForceOptionsTest {
  @TempDir Path folder;

  @Test
  void waitsUntilItIsInForceEverywhere() {
    Cli cli = cli(folder);
    SandboxOptions slow = SandboxOptions.defaults().withPropagationDelay(Duration.ofSeconds(25));
    try (Sandbox sandbox = Sandbox.start(organization("{}"), slow, cli.clock())) {
      String endpoint = sandbox.endpoint().toString();
      cli.run("apply", "--yes", "--wait", "none", "--endpoint-url", endpoint);

      Run atOnce = check(cli, sandbox);
      Run tooShort = check(cli, sandbox, "--wait", "10s");
      Run waiting = check(cli, sandbox, "--wait", "5m");

      assertThat(atOnce.exitCode()).isEqualTo(3);
      assertThat(tooShort.exitCode()).isEqualTo(3);
      assertThat(waiting.exitCode()).isZero();
    }
  }

  @Test
  void doesNotWaitForWhatNobodyHasApplied() {
    Cli cli = cli(folder);
    try (Sandbox sandbox = sandbox(cli, "{}")) {
      Run check = check(cli, sandbox, "--wait", "5m");

      assertThat(check.exitCode()).isEqualTo(3);
      assertThat(check.err())
          .contains("Not waiting (--wait): the policies are not as the settings say; run");
    }
  }

  @Test
  void goesOnFromAFileOfAnswers() throws IOException {
    Cli cli = cli(folder);
    Path file = folder.resolve("answers.jsonl");
    try (Sandbox sandbox = sandbox(cli, "{\"roles\": {\"222222222202\": []}}")) {
      Run first = applyAndCheck(cli, sandbox, "--resume", "answers.jsonl");
      List<String> lines = Files.readAllLines(file);
      Files.writeString(
          file, String.join("\n", lines.subList(0, lines.size() - 3)) + "\n{\"accountId\":\"44");
      long lost =
          lines.subList(lines.size() - 3, lines.size()).stream()
              .filter(line -> line.contains("managedBy"))
              .count();
      long calls = sandbox.callCounts().getOrDefault("GetAllowedImagesSettings", 0L);

      Run second = check(cli, sandbox, "--resume", "answers.jsonl");

      assertThat(first.exitCode()).isEqualTo(5);
      assertThat(first.out()).doesNotContain("check.resumed");
      assertThat(lines).hasSize(1 + 20 + 40);
      assertThat(second.exitCode()).isEqualTo(5);
      assertThat(second.out())
          .contains(
              "answers.jsonl: %d answers come from this file, which was begun at 2026-11-24T1"
                  .formatted(40 - lost));
      assertThat(sandbox.callCounts()).containsEntry("GetAllowedImagesSettings", calls + lost);
      assertThat(Files.readAllLines(file)).hasSameElementsAs(lines);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense | is not a line that --resume wrote",
        "{} | is not a file that --resume wrote",
        "{\"formatVersion\":\"1\",\"organizationId\":\"o-other00001\"} | holds answers of organization o-other00001",
        "{\"formatVersion\":\"1\",\"organizationId\":\"o-acme000001\"}%n{\"accountId\":\"x\",\"regions\":[]} | :2 is not a line",
        "{\"formatVersion\":\"1\",\"organizationId\":\"o-acme000001\"}%n{\"accountId\":\"111111111111\",\"region\":\"a\",\"state\":\"x\",\"criteria\":[]} | :2 is not a line"
      })
  void refusesAFileOfAnswersThatIsNone(String text, String complaint) {
    Cli cli = cli(folder).file("answers.jsonl", text.formatted() + "\n");
    try (Sandbox sandbox = sandbox(cli, "{}")) {
      Run check = applyAndCheck(cli, sandbox, "--resume", "answers.jsonl");

      assertThat(check.exitCode()).isEqualTo(65);
      assertThat(check.err()).contains(complaint);
    }
  }

  @Test
  void showsABarOnATerminalUnlessItShallBeQuiet() {
    Cli cli = cli(folder);
    try (Sandbox sandbox = sandbox(cli, "{}")) {
      cli.typing("");
      Run loud = applyAndCheck(cli, sandbox, "--color", "never");
      Run quiet = check(cli, sandbox, "--color", "never", "--quiet");

      assertThat(loud.err()).contains("[########################] 42 of 42 Regions of accounts");
      assertThat(quiet.err()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--level in-force --concurrency 0 | --concurrency must be from 1 to 512, not 0; leave it out for 16.",
        "--level in-force --regions europe | --regions 'europe' is not an AWS Region",
        "--level in-force --accounts nobody | --accounts 'nobody' names nothing",
        "--level in-force --accounts /Workloads | --accounts '/Workloads' is not an account",
        "--level in-force --ou /Nowhere | --ou '/Nowhere' names nothing",
        "--level in-force --role audit=arn:x | --role 222222222202=arn:x is not the ARN of a role",
        "--level in-force --sample 0% | '0%' is neither a number of accounts from 1, nor a share",
        "--level effective --regions us-east-1 | have a meaning at level in-force only",
        "--level attached --ou /Workloads | have no meaning at level attached"
      })
  void saysWhatIsWrongWithAnOption(String options, String complaint) {
    Cli cli = cli(folder);
    try (Sandbox sandbox = sandbox(cli, "{}")) {
      Run check =
          cli.run(
              Stream.concat(
                      Stream.of("check", "--endpoint-url", sandbox.endpoint().toString()),
                      Stream.of(options.split(" ", -1)))
                  .toArray(String[]::new));

      assertThat(check.exitCode()).isEqualTo(64);
      assertThat(check.err()).contains(complaint);
    }
  }
}
