package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli.Run;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sandbox serve} as a process of its own. */
class SandboxServeProcessTest {
  @TempDir Path temporary;

  /** The organization is in the file before a write is answered. */
  @Test
  void whatItHasAnsweredIsThereAfterItWasKilled() throws IOException {
    KilledFolder folder = KilledFolder.fresh(temporary);
    Process process =
        Program.started(temporary, "sandbox", "serve", "--state", ServedSandbox.STATE);
    try {
      Run apply =
          Cli.in(temporary)
              .withCredentials()
              .withTimeOfMachine()
              .run("apply", "--yes", "--endpoint-url", process.inputReader().readLine());

      assertThat(apply.exitCode()).as(apply.err()).isZero();
    } finally {
      assertThat(Program.waitFor(process.destroyForcibly())).isEqualTo(Program.KILLED);
    }
    try (ServedSandbox again = folder.serve()) {
      folder.assertArrived(again);
    }
  }
}
