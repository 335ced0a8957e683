package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.Relay.Moment;
import io.amiguard.cli.Relay.Then;
import io.amiguard.journalfolder.JournalFolder;
import io.amiguard.journalfolder.JournalTurn;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While an apply in another process is at its fourth write, others come with the same journal. */
class RunningEntryTest {
  private static final int WRITE = 4;

  @TempDir Path folder;

  private final Sandbox sandbox =
      Sandbox.start(SixChanges.before(), SandboxOptions.defaults(), Clock.systemUTC());
  private final List<Run> runs = new ArrayList<>();

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void nothingElseIsChangedMeanwhile() throws IOException {
    int code = applyAnd(() -> List.of(run("rollback"), run("rollback", "--dry-run"), run("apply")));

    assertThat(code).isZero();
    assertThat(runs).hasSize(3);
    for (Run run : runs) {
      assertThat(run.exitCode()).as(run.err()).isEqualTo(4);
      assertThat(run.err())
          .containsPattern(
              "error: journal entry \\S+-1 is still being made by another process \\(3 of 6 changes made\\); nothing was changed here\\. Wait")
          .doesNotContain("done:");
    }
    assertThat(SixChanges.attachments(sandbox.snapshot())).isEqualTo(SixChanges.WANTED);
    assertThat(run("rollback").exitCode()).isZero();
    KilledFolder.assertAsBefore(sandbox.snapshot());
  }

  @Test
  void isListedAsRunningUntilItsProcessEnds() throws IOException {
    applyAnd(() -> List.of(journal(), journal("-o", "json")));

    assertThat(runs.get(0).out())
        .contains("  running          3/6  apply ")
        .contains("attach_policy of policy sandbox-amis: begun; it is being made at this moment");
    assertThat(runs.get(1).out()).contains("\"status\" : \"running\"");
    assertThat(journal().out()).contains("  complete         6/6  apply ");
  }

  @Test
  void aKilledProcessHoldsNobodyUp() throws IOException {
    prepare();
    int code =
        Program.killedAt(
            WRITE, Moment.BEFORE, folder, sandbox.endpoint(), "apply", "--yes", "--wait", "none");
    Run journal = journal();
    Run rollback = run("rollback");

    assertThat(code).isEqualTo(Program.KILLED);
    assertThat(journal.out()).contains("  interrupted      3/6  apply ");
    assertThat(rollback.exitCode()).as(rollback.err()).isZero();
    KilledFolder.assertAsBefore(sandbox.snapshot());
  }

  /** What was planned before another one had its turn is not made after it. */
  @Test
  void aPlanIsNotMadeAfterAnotherEntryCame() throws IOException {
    prepare();
    JournalTurn turn = JournalTurn.withOrganization(new JournalFolder(folder.resolve("journal")));
    assertThat(run("apply", "--journal", "journal").exitCode()).isZero();

    assertThat(catchThrowable(turn::takeOrganization))
        .hasMessageContaining("-1 was made while this was being planned; nothing was changed here");
    JournalTurn.withOrganization(turn.journal()).takeOrganization().close();
  }

  /** What happens while the program waits for the answer to a write. */
  private interface Meanwhile {
    List<Run> runs();
  }

  private int applyAnd(Meanwhile meanwhile) throws IOException {
    prepare();
    Relay.Act act =
        (write, moment) -> {
          if (write == WRITE && moment == Moment.BEFORE) {
            runs.addAll(meanwhile.runs());
          }
          return Then.GO_ON;
        };
    try (Relay relay = Relay.to(sandbox.endpoint(), act)) {
      return Program.run(
          folder, "apply", "--yes", "--wait", "none", "--endpoint-url", relay.endpoint());
    }
  }

  private void prepare() throws IOException {
    Files.writeString(folder.resolve("amiguard.yaml"), SixChanges.SETTINGS);
  }

  private Run journal(String... args) {
    return cli().run(Stream.concat(Stream.of("journal"), Stream.of(args)).toArray(String[]::new));
  }

  private Run run(String... args) {
    Stream<String> yes =
        Stream.of(args).anyMatch("--dry-run"::equals)
            ? Stream.of()
            : Stream.of("--yes", "--wait", "none");
    Stream<String> all = Stream.concat(Stream.of(args), yes);
    return cli()
        .run(
            Stream.concat(all, Stream.of("--endpoint-url", sandbox.endpoint().toString()))
                .toArray(String[]::new));
  }

  private Cli cli() {
    return Cli.in(folder).withCredentials().withTimeOfMachine();
  }
}
