package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.Relay.Moment;
import io.amiguard.organization.TargetId;
import io.amiguard.sandbox.Call;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The real process, killed at each of its writes: the next run finds its way, on and back. */
class KilledTest {
  private static final Snapshot BEFORE = SixChanges.before();
  private static final Set<TargetId> COVERED = SixChanges.covered(BEFORE);

  @TempDir Path folder;

  @BeforeEach
  void writeSettings() throws IOException {
    Files.writeString(folder.resolve("amiguard.yaml"), SixChanges.SETTINGS);
  }

  @ParameterizedTest
  @MethodSource("moments")
  void anApplyIsFinishedByTheNextOrUndoneByARollback(int write, Moment moment) throws IOException {
    try (Sandbox sandbox = sandbox(BEFORE)) {
      int code =
          Program.killedAt(
              write, moment, folder, sandbox.endpoint(), "apply", "--yes", "--wait", "none");

      assertThat(code)
          .as(Files.readString(folder.resolve("program.log")))
          .isEqualTo(Program.KILLED);
      assertThat(SixChanges.covered(sandbox.snapshot())).containsAll(COVERED);
      assertRollbackRestores(sandbox.snapshot());
      assertNextApplyArrives(sandbox);
    }
  }

  @ParameterizedTest
  @MethodSource("moments")
  void aRollbackIsFinishedByTheNext(int write, Moment moment) throws IOException {
    try (Sandbox sandbox = sandbox(BEFORE)) {
      cli().run("apply", "--yes", "--wait", "none", "--endpoint-url", endpoint(sandbox));
      int applied = sandbox.calls().size();
      int code =
          Program.killedAt(
              write, moment, folder, sandbox.endpoint(), "rollback", "--yes", "--wait", "none");
      Set<TargetId> onTheWay = SixChanges.covered(sandbox.snapshot());
      Run next = cli().run("rollback", "--yes", "--endpoint-url", endpoint(sandbox));

      assertThat(code)
          .as(Files.readString(folder.resolve("program.log")))
          .isEqualTo(Program.KILLED);
      assertThat(onTheWay).containsAll(COVERED);
      assertThat(next.exitCode()).as(next.err()).isZero();
      assertThat(sandbox.snapshot().policies()).isEqualTo(BEFORE.policies());
      assertThat(sandbox.snapshot().tree()).isEqualTo(BEFORE.tree());
      assertAttachedBeforeDetached(sandbox, applied);
    }
  }

  @Test
  void whoInterruptsAnApplyIsToldWhereItStands() throws IOException {
    try (Sandbox sandbox = sandbox(BEFORE)) {
      int code =
          Program.interruptedAt(
              3, Moment.BEFORE, folder, sandbox.endpoint(), "apply", "--yes", "--wait", "none");

      assertThat(code).isEqualTo(Program.TERMINATED);
      assertThat(Files.readString(folder.resolve("program.log")))
          .contains(
              "interrupted: applied 2 of 6 changes; whether this was made is not known: ",
              "or undo them with 'amiguard rollback ");
    }
  }

  /** Before a write there is the organization of after the last one, and another journal. */
  static Stream<Arguments> moments() {
    return IntStream.rangeClosed(1, SixChanges.WRITES)
        .boxed()
        .flatMap(
            write -> Arrays.stream(Moment.values()).map(moment -> Arguments.of(write, moment)));
  }

  /** Nothing of the two is in the process of the test. */
  @Test
  void anApplyToAServedSandboxIsUndoneByARollback() throws IOException {
    Path state = folder.resolve("organization.json");
    Files.writeString(state, SnapshotWriter.write(BEFORE));
    try (Program.Served served = Program.serve(folder, state)) {
      int code =
          Program.killedAt(
              4, Moment.AFTER, folder, served.endpoint(), "apply", "--yes", "--wait", "none");
      Run rollback = cli().run("rollback", "--yes", "--endpoint-url", served.endpoint().toString());

      assertThat(code)
          .as(Files.readString(folder.resolve("program.log")))
          .isEqualTo(Program.KILLED);
      assertThat(rollback.exitCode()).as(rollback.err()).isZero();
      assertThat(rollback.out()).contains("Apply complete");
    }
    assertThat(SandboxFolder.read(state).policies()).isEqualTo(BEFORE.policies());
  }

  private void assertRollbackRestores(Snapshot killed) throws IOException {
    Path journal = copyOfJournal();
    try (Sandbox copy = sandbox(killed)) {
      Run rollback =
          cli()
              .run(
                  "rollback",
                  "--yes",
                  "--journal",
                  journal.toString(),
                  "--endpoint-url",
                  endpoint(copy));

      assertThat(rollback.exitCode()).as(rollback.err()).isZero();
      assertThat(copy.snapshot().policies()).isEqualTo(BEFORE.policies());
      assertThat(copy.snapshot().tree()).isEqualTo(BEFORE.tree());
    }
  }

  private void assertNextApplyArrives(Sandbox sandbox) {
    ConcurrentLinkedQueue<Set<TargetId>> coverage = new ConcurrentLinkedQueue<>();
    Relay.Act look = (write, moment) -> coverage.add(SixChanges.covered(sandbox.snapshot()));
    try (Relay relay = Relay.to(sandbox.endpoint(), look)) {
      Run apply = cli().run("apply", "--yes", "--endpoint-url", relay.endpoint());
      Run plan = cli().run("plan", "--detailed-exitcode", "--endpoint-url", relay.endpoint());

      assertThat(apply.exitCode()).as(apply.err()).isZero();
      assertThat(plan.exitCode()).as(plan.out()).isZero();
    }
    assertThat(coverage).allSatisfy(covered -> assertThat(covered).containsAll(COVERED));
    assertThat(SixChanges.attachments(sandbox.snapshot())).isEqualTo(SixChanges.WANTED);
    assertThat(sandbox.snapshot().policies())
        .hasSize(3)
        .contains(BEFORE.policies().get(1)); // theirs
    assertAttachedBeforeDetached(sandbox, 0);
  }

  /** Of the calls from a number on, which are those of one apply or of one rollback. */
  private static void assertAttachedBeforeDetached(Sandbox sandbox, int from) {
    List<Call> calls = sandbox.calls();
    assertThat(calls.subList(from, calls.size()))
        .filteredOn(call -> call.outcome().equals(Call.OK))
        .extracting(Call::operation)
        .filteredOn(Set.of("AttachPolicy", "DetachPolicy")::contains)
        .isSorted()
        .contains("AttachPolicy", "DetachPolicy");
  }

  private Path copyOfJournal() throws IOException {
    Path copy = Files.createDirectory(folder.resolve("copy-of-journal"));
    try (Stream<Path> files = Files.list(folder.resolve(".amiguard/journal"))) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }

  private Cli cli() {
    return Cli.in(folder).withCredentials().withTimeOfMachine();
  }

  private static Sandbox sandbox(Snapshot seed) {
    return Sandbox.start(seed, SandboxOptions.defaults(), Clock.systemUTC());
  }

  private static String endpoint(Sandbox sandbox) {
    return sandbox.endpoint().toString();
  }
}
