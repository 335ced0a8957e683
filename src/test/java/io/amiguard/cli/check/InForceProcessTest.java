package io.amiguard.cli.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Amiguard;
import io.amiguard.cli.Cli;
import io.amiguard.cli.connection.SandboxFolder;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code check --level in-force} as a process of its own. */
class InForceProcessTest {
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
  private static final String ANSWERED = "ec2:GetAllowedImagesSettings for account ";
  private static final List<String> SECRETS =
      List.of("sandbox-session:", "ASIASBOX", "not-a-secret", "a-session-token");

  @TempDir Path folder;

  /** What a process left behind. */
  private record Ended(int exitCode, String out, String err) {}

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void tellsWhatItKnowsWhenASignalComes(String signal) throws IOException, InterruptedException {
    Cli cli = Cli.in(folder).file("amiguard.yaml", SETTINGS).withCredentials();
    SandboxOptions slow = SandboxOptions.defaults().withLatency(Duration.ofMillis(40));
    try (Sandbox sandbox = Sandbox.start(SandboxFolder.example(), slow, Clock.systemUTC())) {
      cli.run("apply", "--yes", "--wait", "none", "--endpoint-url", sandbox.endpoint().toString());

      Ended ended = endedBy(signal, sandbox, "--resume", "answers.jsonl");

      assertThat(ended.exitCode()).isEqualTo(5);
      assertThat(ended.out())
          .contains("warning: interrupted: ", "of 21 accounts were not asked about every Region")
          .contains("Accounts by Regions where something differs (. in force, - not asked):")
          .contains("Check: incomplete; ");
      long known = Files.readAllLines(folder.resolve("answers.jsonl")).size();
      assertThat(known).isBetween(2L, 60L);
    }
  }

  @Test
  void noCredentialIsInAnyOutput() throws IOException, InterruptedException {
    Cli cli = Cli.in(folder).file("amiguard.yaml", SETTINGS).withCredentials();
    try (Sandbox sandbox =
        Sandbox.start(SandboxFolder.example(), SandboxOptions.defaults(), Clock.systemUTC())) {
      cli.run("apply", "--yes", "--wait", "none", "--endpoint-url", sandbox.endpoint().toString());

      Process process = start(sandbox, "--resume", "answers.jsonl", "-o", "json");
      CompletableFuture<String> out =
          CompletableFuture.supplyAsync(() -> all(process.inputReader(UTF_8)));
      String err = all(process.errorReader(UTF_8));

      assertThat(process.waitFor()).isZero();
      assertThat(err)
          .contains(ANSWERED + "444444444401 in us-east-1", "sts:AssumeRole for account");
      assertThat(Stream.of(out.join(), err, Files.readString(folder.resolve("answers.jsonl"))))
          .allSatisfy(text -> assertThat(text).isNotEmpty().doesNotContain(SECRETS));
    }
  }

  /** Sends the signal when a few Regions have answered. */
  private Ended endedBy(String signal, Sandbox sandbox, String... options)
      throws IOException, InterruptedException {
    Process process = start(sandbox, options);
    CompletableFuture<String> out =
        CompletableFuture.supplyAsync(() -> all(process.inputReader(UTF_8)));
    List<String> err = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8))) {
      int answers = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        err.add(line);
        if (line.contains(ANSWERED) && line.endsWith(": done") && ++answers == 4) {
          new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
        }
      }
    }
    return new Ended(process.waitFor(), out.join(), String.join("\n", err));
  }

  private Process start(Sandbox sandbox, String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Amiguard.class.getName(),
                "check",
                "--level",
                "in-force",
                "--concurrency",
                "2",
                "--verbose",
                "--endpoint-url",
                sandbox.endpoint().toString()));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "not-a-secret");
    builder.environment().put("AWS_SESSION_TOKEN", "a-session-token");
    return builder.start();
  }

  private static String all(BufferedReader reader) {
    return reader.lines().reduce("", (text, line) -> text + line + "\n");
  }
}
