package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.Relay.Moment;
import io.amiguard.cli.Relay.Then;
import io.amiguard.organization.TargetId;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two people apply at the same time. */
class TwoAppliesTest {
  private static final Set<TargetId> COVERED = SixChanges.covered(SixChanges.before());

  @TempDir Path folder;

  /** The second one comes and goes between two writes of the first one. */
  @ParameterizedTest
  @CsvSource({"1,4", "2,0", "3,0", "4,0", "5,0", "6,0"})
  void theSlowerOneIsRefusedOrArrivesAtTheSame(int write, int exitCode) {
    try (Sandbox sandbox = sandbox()) {
      Runs runs = interleaved(sandbox, write, SixChanges.SETTINGS);

      assertThat(runs.second().exitCode()).as(runs.second().err()).isZero();
      assertThat(runs.first().exitCode()).as(runs.first().err()).isEqualTo(exitCode);
      assertSettled(sandbox);
    }
  }

  /** Where the first one has made its change to the document already, reading back finds it out. */
  @ParameterizedTest
  @CsvSource({"1,4", "2,5", "6,5"})
  void oneThatWantsSomethingElseIsNotMissed(int write, int exitCode) {
    String others = SixChanges.SETTINGS.replace("aws_marketplace", "aws_backup_vault");
    try (Sandbox sandbox = sandbox()) {
      Runs runs = interleaved(sandbox, write, others);

      assertThat(runs.second().exitCode()).as(runs.second().err()).isZero();
      assertThat(runs.first().exitCode()).as(runs.first().err()).isEqualTo(exitCode);
      assertThat(runs.first().err())
          .contains(
              exitCode == 4
                  ? "error: policy allowed-amis (p-11111111) was changed by someone else"
                  : "policy allowed-amis (p-11111111) has another content than was written");
      assertThat(SixChanges.attachments(sandbox.snapshot())).containsAll(SixChanges.WANTED);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void nothingIsBrokenHoweverTheyRace(int unused) {
    try (Sandbox sandbox = sandbox()) {
      CompletableFuture<Run> one =
          CompletableFuture.supplyAsync(() -> apply("one", sandbox.endpoint().toString()));
      CompletableFuture<Run> two =
          CompletableFuture.supplyAsync(() -> apply("two", sandbox.endpoint().toString()));

      assertThat(Set.of(0, 4)).contains(one.join().exitCode(), two.join().exitCode());
      assertThat(SixChanges.covered(sandbox.snapshot())).containsAll(COVERED);
      assertSettled(sandbox);
    }
  }

  /** What a lost answer looks like from the inside: the policy is there, and somebody else's. */
  @Test
  void aPolicyThatSomebodyElseCreatesMeanwhileIsNotTakenOver() {
    try (Sandbox sandbox = sandbox()) {
      Relay.Act create =
          (write, moment) -> {
            if (write == 1 && moment == Moment.BEFORE) {
              Foreign.create(sandbox.endpoint(), "sandbox-amis");
            }
            return Then.GO_ON;
          };
      try (Relay relay = Relay.to(sandbox.endpoint(), create)) {
        Run apply = apply("one", relay.endpoint());

        assertThat(apply.exitCode()).isEqualTo(4);
        assertThat(apply.err())
            .contains("policy sandbox-amis (p-")
            .contains(") exists already, without the tag amiguard:managed, and came after")
            .contains("failed: create policy sandbox-amis")
            .contains("not done: update policy allowed-amis (p-11111111)")
            .contains("Applied 0 of 6 changes. Run the same command again");
      }
      assertThat(SixChanges.attachments(sandbox.snapshot()))
          .isEqualTo(SixChanges.attachments(SixChanges.before()));
    }
  }

  private record Runs(Run first, Run second) {}

  private Runs interleaved(Sandbox sandbox, int write, String othersSettings) {
    CompletableFuture<Run> second = new CompletableFuture<>();
    Queue<Set<TargetId>> coverage = new ConcurrentLinkedQueue<>();
    Relay.Act interrupt =
        (number, moment) -> {
          coverage.add(SixChanges.covered(sandbox.snapshot()));
          if (number == write && moment == Moment.AFTER) {
            cli().file("others.yaml", othersSettings);
            second.complete(apply("two", sandbox.endpoint().toString(), "-f", "others.yaml"));
          }
          return Then.GO_ON;
        };
    try (Relay relay = Relay.to(sandbox.endpoint(), interrupt)) {
      Run first = apply("one", relay.endpoint());
      assertThat(coverage).allSatisfy(covered -> assertThat(covered).containsAll(COVERED));
      return new Runs(first, second.join());
    }
  }

  private void assertSettled(Sandbox sandbox) {
    Run again = apply("one", sandbox.endpoint().toString());

    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(SixChanges.attachments(sandbox.snapshot())).isEqualTo(SixChanges.WANTED);
    assertThat(sandbox.snapshot().policies()).hasSize(3);
  }

  private Run apply(String journal, String endpoint, String... more) {
    String[] all =
        Stream.concat(
                Stream.of(
                    "apply",
                    "--yes",
                    "--wait",
                    "none",
                    "--journal",
                    journal,
                    "--endpoint-url",
                    endpoint),
                Arrays.stream(more))
            .toArray(String[]::new);
    return cli().file("amiguard.yaml", SixChanges.SETTINGS).run(all);
  }

  private Cli cli() {
    return Cli.in(folder).withCredentials();
  }

  private static Sandbox sandbox() {
    return Sandbox.start(SixChanges.before(), SandboxOptions.defaults(), Clock.systemUTC());
  }
}
