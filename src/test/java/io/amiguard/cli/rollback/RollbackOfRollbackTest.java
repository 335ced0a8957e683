package io.amiguard.cli.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.KilledFolder;
import io.amiguard.cli.KilledFolder.KillPoint;
import io.amiguard.cli.Relay.Moment;
import io.amiguard.cli.ServedSandbox;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rollback that went on from a killed one is undone together with it. */
class RollbackOfRollbackTest {
  @TempDir Path temporary;

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 5})
  void bringsBackWhatTheApplyHadMade(int write) throws IOException {
    KilledFolder folder = KilledFolder.fresh(temporary.resolve("folder"));
    try (ServedSandbox sandbox = folder.serve()) {
      folder.run(sandbox, "apply", "--yes", "--wait", "none");
    }
    try (ServedSandbox sandbox = folder.serve()) {
      folder.kill(
          sandbox, new KillPoint(write, Moment.AFTER), "rollback", "--yes", "--wait", "none");
      Run rest = folder.run(sandbox, "rollback", "--yes", "--wait", "none");
      KilledFolder.assertAsBefore(sandbox.snapshot());
      Run forth = folder.run(sandbox, "rollback", "--yes", "--wait", "none");

      assertThat(rest.exitCode()).as(rest.err()).isZero();
      assertThat(forth.exitCode()).as(forth.err()).isZero();
      folder.assertArrived(sandbox);
    }
  }
}
