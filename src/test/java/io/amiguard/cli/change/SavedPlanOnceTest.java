package io.amiguard.cli.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.connection.SandboxFolder;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.cli.planning.PlanFiles;
import io.amiguard.journalfolder.JournalFolder;
import io.amiguard.journalfolder.JournalLock;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import io.amiguard.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A saved plan is good once. */
class SavedPlanOnceTest extends SavedPlanCases {
  @Test
  void isPerformedWithoutAskingAndOnlyOnce() {
    Run apply = run("apply", "--sandbox", "saved.plan");
    Run again = run("apply", "--sandbox", "saved.plan");

    assertThat(apply.err()).doesNotContain("error:");
    assertThat(apply.exitCode()).isZero();
    assertThat(apply.out()).contains("Apply complete: 0 added, 1 changed, 0 removed.");
    assertThat(again.exitCode()).isEqualTo(4);
    assertThat(again.err())
        .contains("plan saved.plan was applied before (journal entry 20261124T120000Z-1, complete)")
        .contains("a plan is good once; nothing was changed. Plan again.");
  }

  @Test
  void isUsedUpEvenIfTheOrganizationIsBackAtWhatItWasMadeFor() {
    run("apply", "--sandbox", "saved.plan");
    Run rollback = run("rollback", "--sandbox", "--yes");
    Run again = run("apply", "--sandbox", "saved.plan");
    Run planned = run("apply", "--sandbox", "--yes");

    assertThat(rollback.exitCode()).isZero();
    assertThat(again.exitCode()).isEqualTo(4);
    assertThat(again.err()).contains("a plan is good once").doesNotContain("done:");
    assertThat(planned.exitCode()).isZero();
  }

  /** The content of both plans is the same; one of them was reviewed for this time. */
  @Test
  void isUsableWhenItWasSavedAnewForTheSameChange() {
    run("apply", "--sandbox", "saved.plan");
    run("rollback", "--sandbox", "--yes");
    run("plan", "--sandbox", "--out", "anew.plan");

    Run used = run("apply", "--sandbox", "saved.plan");
    Run anew = run("apply", "--sandbox", "anew.plan");

    assertThat(used.exitCode()).isEqualTo(4);
    assertThat(used.err()).contains("a plan is good once");
    assertThat(anew.exitCode()).as(anew.err()).isZero();
    assertThat(anew.out()).contains("Apply complete");
  }

  @Test
  void isUsedUpInEveryCopy() throws IOException {
    Files.copy(folder.resolve("saved.plan"), folder.resolve("copy.plan"));
    run("apply", "--sandbox", "saved.plan");
    run("rollback", "--sandbox", "--yes");

    assertThat(run("apply", "--sandbox", "copy.plan").exitCode()).isEqualTo(4);
  }

  /** Another process may have ended between the first look into the journal and the lock. */
  @Test
  void isLookedUpOnceMoreWhenNobodyElseCanPerformIt() {
    PlanInHand inHand =
        new PlanInHand(
            "saved.plan",
            PlanFiles.read(folder.resolve("saved.plan")),
            new SandboxFolder(folder.resolve(".amiguard/sandbox")).journal());
    inHand.planFor(inHand.saved().plan().current());
    run("apply", "--sandbox", "saved.plan");

    assertThatThrownBy(() -> inHand.once(() -> ExitStatus.OK))
        .isInstanceOf(AmiguardException.class)
        .hasMessageContaining("was applied before (journal entry 20261124T120000Z-1, complete)");
  }

  @Test
  void isPerformedOnceHoweverManyTryAtTheSameTime() throws IOException {
    Snapshot before = SandboxFolder.read(state);
    try (Sandbox sandbox = Sandbox.start(before, SandboxOptions.defaults(), Clock.systemUTC())) {
      CountDownLatch everybody = new CountDownLatch(4);
      List<CompletableFuture<Run>> runs =
          IntStream.range(0, 4)
              .mapToObj(
                  number ->
                      CompletableFuture.supplyAsync(
                          () -> applyTogether(everybody, sandbox),
                          task -> new Thread(task).start()))
              .toList();

      assertThat(runs)
          .extracting(run -> run.join().exitCode())
          .containsExactlyInAnyOrder(0, 4, 4, 4);
    }
  }

  private Run applyTogether(CountDownLatch everybody, Sandbox sandbox) {
    everybody.countDown();
    try {
      everybody.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return Cli.in(folder)
        .withCredentials()
        .run("apply", "saved.plan", "--endpoint-url", sandbox.endpoint().toString());
  }

  @Test
  void saysThatSomebodyIsApplyingIt() throws IOException {
    JournalFolder journal = new JournalFolder(folder.resolve(".amiguard/sandbox/journal"));
    String id = PlanFiles.read(folder.resolve("saved.plan")).id();
    try (JournalLock lock = journal.lock(id)) {
      Run apply = run("apply", "--sandbox", "saved.plan");

      assertThat(lock.isHeld()).isTrue();
      assertThat(apply.exitCode()).isEqualTo(4);
      assertThat(apply.err())
          .contains("plan saved.plan is being applied by another process at this moment")
          .doesNotContain("done:");
    }
    assertThat(run("apply", "--sandbox", "saved.plan").exitCode()).isZero();
  }
}
