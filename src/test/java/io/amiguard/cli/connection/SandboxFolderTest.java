package io.amiguard.cli.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.testing.FakeClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of a sandbox, where it cannot be what it should. */
class SandboxFolderTest {
  @TempDir Path folder;

  private Cli cli;

  @BeforeEach
  void copyTheExample() throws IOException {
    String settings = Files.readString(Path.of("examples/quickstart/amiguard.yaml"));
    cli = Cli.in(folder).file("amiguard.yaml", settings);
  }

  @Test
  void aFileIsNoFolderForASandbox() throws IOException {
    Path file = Files.writeString(folder.resolve("afile"), "");

    Run plan = cli.run("plan", "--sandbox=afile");
    Run serve = cli.run("sandbox", "serve", "--state", "afile/state.json");

    assertThat(plan.exitCode()).isEqualTo(1);
    assertThat(plan.err())
        .isEqualTo(
            "error: sandbox state file %s could not be written: %s is a file, not a folder. Name another folder with --sandbox=DIR.\n"
                .formatted(file.resolve("organization.json"), file));
    assertThat(serve.exitCode()).isEqualTo(1);
    assertThat(serve.err())
        .isEqualTo(
            "error: sandbox state file afile/state.json could not be written: %s is a file, not a folder. Name another file with --state.\n"
                .formatted(file));
  }

  @Test
  void whatStandsInTheWayOfTheStateIsNamed() throws IOException {
    Files.createDirectories(folder.resolve("sandbox/organization.json"));

    Run plan = cli.run("plan", "--sandbox=sandbox");

    assertThat(plan.exitCode()).isEqualTo(65);
    assertThat(plan.err())
        .contains("organization.json could not be read: it is a folder.")
        .doesNotContain("\tat ");
  }

  @Test
  void twoDoNotUseItAtATime() {
    SandboxFolder sandbox = new SandboxFolder(folder.resolve("sandbox"));
    try (Sandbox first = sandbox.start(new FakeClock())) {
      Run plan = cli.run("plan", "--sandbox=sandbox");
      Run reset = cli.run("sandbox", "reset", "sandbox");

      assertThat(first.snapshot().policies()).isEmpty();
      assertThat(plan.exitCode()).isEqualTo(1);
      assertThat(plan.err())
          .isEqualTo(
              "error: sandbox state file %s is in use by another amiguard; wait until that ends, or name another folder with --sandbox=DIR.\n"
                  .formatted(sandbox.stateFile()));
      assertThat(reset.exitCode()).isEqualTo(1);
      assertThat(sandbox.stateFile()).exists();
    }

    assertThat(cli.run("plan", "--sandbox=sandbox").exitCode()).isZero();
    assertThat(cli.run("sandbox", "reset", "sandbox").exitCode()).isZero();
    assertThat(sandbox.stateFile()).doesNotExist();
  }

  @Test
  void aFileThatIsNotUtf8IsSaidToBe() throws IOException {
    Files.write(folder.resolve("saved.json"), new byte[] {'{', (byte) 0xE4, '}'});

    Run plan = cli.run("plan", "--snapshot", "saved.json");

    assertThat(plan.exitCode()).isEqualTo(65);
    assertThat(plan.err()).contains("error: saved.json: the file is not UTF-8 text");
  }

  @Test
  void aPlanAndASnapshotNeedAFolderToBeSavedIn() {
    Run plan = cli.run("plan", "--sandbox", "--out", "nowhere/plan");
    Run snapshot = cli.run("snapshot", "--sandbox", "--out", "nowhere/saved.json");

    assertThat(plan.exitCode()).isEqualTo(1);
    assertThat(plan.err())
        .contains("nowhere/plan could not be written: folder ")
        .contains("nowhere does not exist. Name another file with --out.");
    assertThat(snapshot.exitCode()).isEqualTo(1);
    assertThat(snapshot.err())
        .contains("error: snapshot file nowhere/saved.json could not be written: folder ");
  }
}
