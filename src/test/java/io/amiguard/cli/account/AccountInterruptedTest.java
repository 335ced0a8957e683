package io.amiguard.cli.account;

import static io.amiguard.cli.account.AccountSandbox.cli;
import static io.amiguard.cli.account.AccountSandbox.with;
import static io.amiguard.cli.account.AccountSandbox.writes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Amiguard;
import io.amiguard.cli.InForceSandbox;
import io.amiguard.cli.Program;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real process, ended by a signal while it still asks what there is. */
class AccountInterruptedTest {
  private static final String FIRST_ANSWER = "ec2:GetAllowedImagesSettings for account ";

  @TempDir Path folder;

  @Test
  void whoInterruptsTheReadingIsToldThatNothingWasChanged() throws Exception {
    cli(folder, "enabled");
    SandboxOptions slow = SandboxOptions.defaults().withLatency(Duration.ofMillis(100));
    try (Sandbox sandbox =
        Sandbox.start(
            InForceSandbox.organization(AccountSandbox.INVENTORY + "}"), slow, Clock.systemUTC())) {
      Process process = start(sandbox);

      List<String> told = interruptedAtTheFirstAnswer(process);

      assertThat(process.waitFor()).isEqualTo(Program.TERMINATED);
      assertThat(told).contains("interrupted; nothing was changed.");
      assertThat(writes(sandbox)).isEmpty();
      assertThat(folder.resolve(".amiguard/journal")).doesNotExist();
    }
  }

  private static List<String> interruptedAtTheFirstAnswer(Process process) throws IOException {
    List<String> told = new ArrayList<>();
    try (BufferedReader lines = process.errorReader(UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        told.add(line);
        if (line.contains(FIRST_ANSWER) && line.endsWith(": done")) {
          process.toHandle().destroy(); // Process itself would close the streams as well
        }
      }
    }
    return told;
  }

  private Process start(Sandbox sandbox) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Amiguard.class.getName()));
    command.addAll(
        List.of(
            with(
                sandbox.endpoint().toString(),
                "account",
                "apply",
                "--yes",
                "--verbose",
                "--concurrency=1")));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(Redirect.DISCARD);
    builder
        .environment()
        .put("AWS_SHARED_CREDENTIALS_FILE", folder.resolve("credentials").toString());
    builder.environment().put("AWS_REGION", "us-east-1");
    return builder.start();
  }
}
