package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.KilledFolder.KillPoint;
import io.amiguard.cli.Relay.Moment;
import io.amiguard.organization.TargetId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An apply that is killed at each of its writes, before AWS gets it and before it is answered. */
class KilledApplyTest {
  private static final Set<TargetId> COVERED = SixChanges.covered(SixChanges.before());

  @TempDir Path temporary;

  private KilledFolder folder = new KilledFolder(Path.of(""));

  @BeforeEach
  void startBeforeTheChanges() throws IOException {
    folder = KilledFolder.fresh(temporary.resolve("killed"));
  }

  /** The organization and the journal of the killed one go two ways from there. */
  @ParameterizedTest
  @MethodSource("io.amiguard.cli.SixChanges#moments")
  void isFinishedByTheNextOrUndoneByARollback(int write, Moment moment) throws IOException {
    KilledFolder undone;
    try (ServedSandbox sandbox = folder.serve()) {
      folder.kill(sandbox, new KillPoint(write, moment), "apply", "--yes", "--wait", "none");
      undone = folder.copy(temporary.resolve("undone"));
      folder.runAgain(sandbox, "apply", "--yes", "--wait", "none");

      folder.assertArrived(sandbox);
      sandbox.assertNeverWithout(COVERED);
      assertThat(sandbox.writes()).isEqualTo(SixChanges.WRITES);
    }
    assertRollbackRestores(undone);
  }

  @Test
  void tellsWhereItStandsIfItIsInterrupted() throws IOException {
    try (ServedSandbox sandbox = folder.serve()) {
      int code =
          Program.interruptedAt(
              3,
              Moment.BEFORE,
              folder.path(),
              sandbox.endpoint(),
              "apply",
              "--yes",
              "--wait",
              "none");

      assertThat(code).isEqualTo(Program.TERMINATED);
      assertThat(Files.readString(folder.path().resolve("program.log")))
          .contains(
              "interrupted: applied 2 of 6 changes; whether this was made is not known: ",
              "or undo them with 'amiguard rollback ");
    }
  }

  private static void assertRollbackRestores(KilledFolder folder) throws IOException {
    try (ServedSandbox sandbox = folder.serve()) {
      Run rollback = folder.run(sandbox, "rollback", "--yes");

      assertThat(rollback.exitCode()).as(rollback.err()).isZero();
      KilledFolder.assertAsBefore(sandbox.snapshot());
      sandbox.assertNeverWithout(COVERED);
    }
  }
}
