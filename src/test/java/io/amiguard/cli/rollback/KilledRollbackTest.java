package io.amiguard.cli.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.KilledFolder;
import io.amiguard.cli.KilledFolder.KillPoint;
import io.amiguard.cli.Relay.Moment;
import io.amiguard.cli.ServedSandbox;
import io.amiguard.cli.SixChanges;
import io.amiguard.organization.TargetId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rollback that is killed at each of its writes, before AWS gets it and before the answer. */
class KilledRollbackTest {
  private static final Set<TargetId> COVERED = SixChanges.covered(SixChanges.before());

  @TempDir static Path prepared;
  @TempDir Path temporary;

  @BeforeAll
  static void applyTheChanges() throws IOException {
    KilledFolder folder = KilledFolder.fresh(prepared);
    try (ServedSandbox sandbox = folder.serve()) {
      folder.runAgain(sandbox, "apply", "--yes", "--wait", "none");
    }
  }

  @ParameterizedTest
  @MethodSource("io.amiguard.cli.SixChanges#moments")
  void isFinishedByTheNext(int write, Moment moment) throws IOException {
    KilledFolder folder = new KilledFolder(prepared).copy(temporary.resolve("killed"));
    try (ServedSandbox sandbox = folder.serve()) {
      folder.kill(sandbox, new KillPoint(write, moment), "rollback", "--yes", "--wait", "none");
      Run next = folder.run(sandbox, "rollback", "--yes");

      assertThat(next.exitCode()).as(next.err()).isZero();
      KilledFolder.assertAsBefore(sandbox.snapshot());
      sandbox.assertNeverWithout(COVERED);
      assertThat(sandbox.writes()).isEqualTo(SixChanges.WRITES);
    }
  }
}
