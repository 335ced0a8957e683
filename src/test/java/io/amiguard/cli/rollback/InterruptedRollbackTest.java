package io.amiguard.cli.rollback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real process, ended by a signal while it still reads the organization. */
class InterruptedRollbackTest {
  private static final String READ = "organizations:ListRoots ";

  @TempDir Path folder;

  @Test
  void saysThatNothingWasChanged() throws IOException, InterruptedException {
    SandboxOptions slow = SandboxOptions.defaults().withLatency(Duration.ofMillis(60));
    try (Sandbox sandbox = Sandbox.start(SandboxFolder.example(), slow, Clock.systemUTC())) {
      apply(sandbox.endpoint().toString());

      Process process =
          Program.startedApart(
              folder,
              "rollback",
              "--yes",
              "--verbose",
              "--endpoint-url",
              sandbox.endpoint().toString());
      List<String> told = interruptedAt(READ, process);

      assertThat(process.waitFor()).isEqualTo(Program.TERMINATED);
      assertThat(told).endsWith("interrupted; nothing was changed.");
      assertThat(sandbox.snapshot().policies()).hasSize(1);
    }
  }

  private void apply(String endpoint) throws IOException {
    Cli.in(folder)
        .withCredentials()
        .withTimeOfMachine()
        .file("amiguard.yaml", Files.readString(Path.of("examples/quickstart/amiguard.yaml")))
        .run("apply", "--yes", "--wait", "none", "--endpoint-url", endpoint);
  }

  private static List<String> interruptedAt(String call, Process process) throws IOException {
    List<String> told = new ArrayList<>();
    try (BufferedReader lines = process.errorReader(UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        told.add(line);
        if (line.contains(call)) {
          process.toHandle().destroy(); // Process itself would close the streams as well
        }
      }
    }
    return told;
  }
}
