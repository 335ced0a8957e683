package io.amiguard.cli.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.SixChanges;
import io.amiguard.cli.connection.SandboxFolder;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox to which the six changes were applied. */
abstract class RollbackCommandCases {
  static final String ENTRY = "20261124T120000Z-1";

  @TempDir Path folder;

  Path state = Path.of("");

  Path journal = Path.of("");

  @BeforeEach
  void applySixChanges() throws IOException {
    state = folder.resolve(".amiguard/sandbox/organization.json");
    journal = folder.resolve(".amiguard/sandbox/journal");
    Files.createDirectories(state.getParent());
    Files.writeString(state, SnapshotWriter.write(SixChanges.before()));
    Files.writeString(folder.resolve("amiguard.yaml"), SixChanges.SETTINGS);
    Run apply = run("apply", "--sandbox", "--yes");
    assertThat(apply.exitCode()).as(apply.err()).isZero();
    assertThat(apply.err()).contains("Journal entry: " + ENTRY);
  }

  Snapshot live() {
    return SandboxFolder.read(state);
  }

  Run run(String... args) {
    return Cli.in(folder).run(args);
  }
}
