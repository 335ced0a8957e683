package io.amiguard.cli.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sandbox serve} and {@code sandbox reset}. */
class SandboxCommandsTest {
  @TempDir Path folder;

  @Test
  void saysWhichProcessToEnd() {
    Run run = interrupted("sandbox", "serve");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("http://127.0.0.1:");
    assertThat(run.err())
        .isEqualTo(
            "sandbox: this is not AWS; any credentials will do. Press Ctrl-C or end process %d.%n"
                .formatted(ProcessHandle.current().pid()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999", "65536", "-1"})
  void refusesPortsThatDoNotExist(String port) {
    Run run = interrupted("sandbox", "serve", "--port", port);

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err())
        .isEqualTo("error: port must be from 0 (any free one) to 65535, not %s%n".formatted(port));
  }

  @Test
  void namesTheKindsOfFaults() {
    Run run = interrupted("sandbox", "serve", "--fault", "kind=Concurrent");

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err())
        .isEqualTo(
            "error: kind must be one of ConcurrentModification, PolicyChangesInProgress,"
                + " TooManyRequests, ServiceException, 500, dropped, slow, ExpiredToken, not 'Concurrent'%n"
                    .formatted());
  }

  @Test
  void doesNotTakeAFileForTheFolderOfASandbox() {
    Run run = Cli.in(folder).file("notes.txt", "precious").run("sandbox", "reset", "notes.txt");

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err())
        .isEqualTo(
            "error: notes.txt is a file; name the folder of the sandbox, as given to --sandbox.%n"
                .formatted());
    assertThat(folder.resolve("notes.txt")).hasContent("precious");
    assertThat(Files.isRegularFile(folder.resolve("notes.txt"))).isTrue();
  }

  /** Runs the program in a thread that does not wait for anything. */
  private Run interrupted(String... args) {
    Thread.currentThread().interrupt();
    try {
      return Cli.in(folder).run(args);
    } finally {
      Thread.interrupted();
    }
  }
}
