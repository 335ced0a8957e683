package io.amiguard.cli.impact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Program;
import io.amiguard.cli.connection.SandboxFolder;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of questions to accounts when Ctrl-C or a signal comes. */
class LiveImpactProcessTest {
  /** By then the first accounts have answered. */
  private static final String SOME_READ =
      "ec2:DescribeInstanceImageMetadata for account 333333333301";

  private static final String LOGGED = " DEBUG AwsCall - ";
  private static final String TREE_READ = "organizations:ListRoots ";

  @TempDir Path folder;

  /** What a process left behind. */
  private record Ended(int exitCode, String out, String err) {}

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void impactTellsWhatItKnows(String signal) throws IOException, InterruptedException {
    Ended ended = endedBy(signal, SOME_READ, "impact", "-o", "csv", "--concurrency", "2");

    assertThat(ended.exitCode()).isEqualTo(5);
    assertThat(ended.out())
        .contains("\nallowed,allowed by criteria_1,")
        .contains("\nnot_read,\"not asked, because the run was interrupted\",");
    assertThat(ended.err()).containsPattern("Interrupted: asked [0-9]+ of 21 active accounts");
  }

  /** As of any program, the exit code is that of the signal: nobody has a part of an answer. */
  @ParameterizedTest
  @CsvSource({
    "INT, 130, impact",
    "TERM, 143, impact",
    "INT, 130, snapshot --inventory",
    "INT, 130, snapshot --out saved.json",
    "INT, 130, plan --impact",
    "INT, 130, plan --out saved.json",
    "TERM, 143, plan",
    "INT, 130, check --level in-force",
    "INT, 130, check",
    "TERM, 143, explain --all"
  })
  void saysSoWhereNothingIsKnownYet(String signal, int exitCode, String command)
      throws IOException, InterruptedException {
    Ended ended = endedBy(signal, TREE_READ, command.split(" ", -1));

    assertThat(ended.exitCode()).isEqualTo(exitCode);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err().lines().filter(line -> !line.contains(LOGGED)))
        .containsExactly("interrupted before there was a result; run the command again.");
    assertThat(folder.resolve("saved.json")).doesNotExist();
  }

  @Test
  void aProposalIsNotWrittenFromAPart() throws IOException, InterruptedException {
    Ended ended =
        endedBy(
            "INT",
            SOME_READ,
            "init",
            "--from-usage",
            "--out",
            "proposal.yaml",
            "--concurrency",
            "2");

    assertThat(ended.exitCode()).isEqualTo(130);
    assertThat(ended.err())
        .endsWith("interrupted while accounts were asked what runs there; no file was written.");
    assertThat(folder.resolve("proposal.yaml")).doesNotExist();
  }

  /** Sends the signal when the log says that a call is made. */
  private Ended endedBy(String signal, String call, String... args)
      throws IOException, InterruptedException {
    Files.copy(Path.of("examples/quickstart/amiguard.yaml"), folder.resolve("amiguard.yaml"));
    SandboxOptions slow = SandboxOptions.defaults().withLatency(Duration.ofMillis(60));
    try (Sandbox sandbox = Sandbox.start(SandboxFolder.example(), slow, Clock.systemUTC())) {
      Process process =
          Program.startedApart(
              folder,
              Stream.concat(
                      Stream.of(args),
                      Stream.of("--verbose", "--endpoint-url", sandbox.endpoint().toString()))
                  .toArray(String[]::new));
      CompletableFuture<String> out =
          CompletableFuture.supplyAsync(
              () -> process.inputReader(UTF_8).lines().collect(Collectors.joining("\n", "\n", "")));
      List<String> err = new ArrayList<>();
      try (BufferedReader lines = process.errorReader(UTF_8)) {
        boolean isSent = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          err.add(line);
          if (!isSent && line.contains(call)) {
            isSent = true;
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
          }
        }
      }
      return new Ended(process.waitFor(), out.join().strip(), String.join("\n", err));
    }
  }
}
