package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that hold an organization are for their owner, until the owner shares them. */
class PrivateFilesTest {
  @TempDir Path folder;

  @Test
  void aSnapshotIsForItsOwnerAlone() throws IOException {
    snapshot();

    assertThat(permissions("saved.json")).isEqualTo("rw-------");
  }

  @Test
  void aSnapshotThatWasSharedStaysShared() throws IOException {
    snapshot();
    Files.setPosixFilePermissions(
        folder.resolve("saved.json"), PosixFilePermissions.fromString("rw-r--r--"));
    snapshot();

    assertThat(permissions("saved.json")).isEqualTo("rw-r--r--");
  }

  @Test
  void soIsTheOrganizationOfASandbox() throws IOException {
    snapshot();

    assertThat(permissions(".amiguard/sandbox/organization.json")).isEqualTo("rw-------");
  }

  private void snapshot() {
    assertThat(Cli.in(folder).run("snapshot", "--sandbox", "--out", "saved.json").exitCode())
        .isZero();
  }

  private String permissions(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
  }
}
