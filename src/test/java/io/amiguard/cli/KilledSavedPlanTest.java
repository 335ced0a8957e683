package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.KilledFolder.KillPoint;
import io.amiguard.cli.Relay.Moment;
import io.amiguard.organization.TargetId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An apply of a saved plan that is killed at each of its writes, before and after each. */
class KilledSavedPlanTest {
  private static final Set<TargetId> COVERED = SixChanges.covered(SixChanges.before());

  @TempDir static Path prepared;
  @TempDir Path temporary;

  @BeforeAll
  static void saveThePlan() throws IOException {
    KilledFolder folder = KilledFolder.fresh(prepared);
    try (ServedSandbox sandbox = folder.serve()) {
      folder.runAgain(sandbox, "plan", "--out", "saved.plan");
    }
  }

  /** What is left to do was not reviewed as such. */
  @ParameterizedTest
  @MethodSource("io.amiguard.cli.SixChanges#moments")
  void isNotGoodASecondTimeAndTheNextPlanArrives(int write, Moment moment) throws IOException {
    KillPoint point = new KillPoint(write, moment);
    KilledFolder folder = new KilledFolder(prepared).copy(temporary.resolve("killed"));
    try (ServedSandbox sandbox = folder.serve()) {
      folder.kill(sandbox, point, "apply", "saved.plan", "--wait", "none");
      Run again = folder.run(sandbox, "apply", "saved.plan");
      int made = sandbox.writes();
      Run plan = folder.run(sandbox, "plan", "--out", "next.plan");
      Run next = folder.run(sandbox, "apply", "next.plan");

      assertThat(again.exitCode()).as(again.err()).isEqualTo(4);
      assertThat(again.err()).contains("plan saved.plan was applied before (journal entry ");
      assertThat(made).isEqualTo(point.made());
      assertThat(plan.exitCode()).as(plan.err()).isZero();
      assertThat(next.exitCode()).as(next.err()).isZero();
      folder.assertArrived(sandbox);
      sandbox.assertNeverWithout(COVERED);
      assertThat(sandbox.writes()).isEqualTo(SixChanges.WRITES);
    }
  }
}
