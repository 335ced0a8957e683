package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.connection.SandboxFolder;
import io.amiguard.sandbox.Fault;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program against an endpoint of its own, which behaves as AWS can behave. */
class EndpointTest {
  private static final String SETTINGS =
      """
      version: 1
      policies:
        - name: allowed-amis
          targets: [/Workloads, account:management]
          state: audit_mode
          criteria:
            - allowed_image_providers: [amazon]
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "pages of one",
        "empty pages",
        "every third write is refused",
        "every third write is answered with a conflict after it was done",
        "every second call is throttled",
        "the answer to every third call is lost",
        "effective policies show after five seconds"
      })
  void appliesAndThenHasNothingToDo(String mood) {
    Cli cli = cli();
    try (Sandbox sandbox = Sandbox.start(SandboxFolder.example(), options(mood), cli.clock())) {
      String endpoint = sandbox.endpoint().toString();

      Run apply = cli.run("apply", "--yes", "--wait", "all", "--endpoint-url", endpoint);
      Run again = cli.run("plan", "--detailed-exitcode", "--endpoint-url", endpoint);
      Run check = cli.run("check", "--sample", "all", "--endpoint-url", endpoint);

      assertThat(apply.err()).doesNotContain("error:");
      assertThat(apply.exitCode()).isZero();
      assertThat(apply.out()).contains("Verified: AWS shows the expected effective policy for 11");
      assertThat(again.exitCode()).isZero();
      assertThat(check.exitCode()).isZero();
      assertThat(sandbox.snapshot().policies()).hasSize(1);
      assertThat(sandbox.snapshot().attachments()).hasSize(2);
    }
  }

  @Test
  void saysThatItIsNotShownYetWhenTheDeadlinePasses() {
    Cli cli = cli();
    SandboxOptions slow = SandboxOptions.defaults().withPropagationDelay(Duration.ofMinutes(10));
    try (Sandbox sandbox = Sandbox.start(SandboxFolder.example(), slow, cli.clock())) {
      Run apply =
          cli.run(
              "apply",
              "--yes",
              "--wait-timeout",
              "1m",
              "--endpoint-url",
              sandbox.endpoint().toString());

      assertThat(apply.exitCode()).isEqualTo(5);
      assertThat(apply.err())
          .contains("error: applied, but after 60s AWS does not show the expected effective policy")
          .contains("Run 'amiguard check' in a few minutes.");

      Run again =
          cli.run(
              "apply",
              "--yes",
              "--wait-timeout",
              "1s",
              "--endpoint-url",
              sandbox.endpoint().toString());

      assertThat(again.exitCode()).isEqualTo(5);
      assertThat(again.err()).contains("error: nothing to do, but after");
    }
  }

  private Cli cli() {
    return Cli.in(folder).file("amiguard.yaml", SETTINGS).withCredentials();
  }

  private static SandboxOptions options(String mood) {
    SandboxOptions plain = SandboxOptions.defaults();
    return switch (mood) {
      case "pages of one" -> plain.withPageSize(1);
      case "empty pages" -> plain.withEmptyPages();
      case "every third write is refused" ->
          plain.withFault(Fault.parse("every=3,kind=ConcurrentModification,when=before"));
      case "every third write is answered with a conflict after it was done" ->
          plain.withFault(Fault.parse("every=3,kind=ConcurrentModification,when=after"));
      case "every second call is throttled" ->
          plain.withFault(Fault.parse("every=2,kind=TooManyRequests,when=before,on=all"));
      case "the answer to every third call is lost" ->
          plain.withFault(Fault.parse("every=3,kind=dropped,when=after,on=all"));
      case "effective policies show after five seconds" ->
          plain.withPropagationDelay(Duration.ofSeconds(5));
      default -> plain;
    };
  }
}
