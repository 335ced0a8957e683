package io.amiguard.cli.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli.Run;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.State;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.snapshot.SnapshotWriter;
import io.amiguard.testing.Acme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A saved plan is as safe as the plan that was shown. */
class SavedPlanSafetyTest extends SafetyCases {
  @Test
  void aSavedPlanCarriesItsObjectionsAndTakesTheFlags() throws IOException {
    start("more-accounts-than-allowed");
    Run planned = run("plan", "--sandbox", "--out", "saved.plan", "-o", "json");

    Run shown = run("show", "saved.plan", "-o", "json");
    Run refused = run("apply", "--sandbox", "saved.plan");
    Run applied = run("apply", "--sandbox", "saved.plan", "--dangerous-allow-large-change");

    assertThat(shown.out()).isEqualTo(planned.out());
    assertThat(shown.err()).contains("[limits.max-share]");
    assertThat(refused.exitCode()).isEqualTo(4);
    assertThat(applied.exitCode()).isZero();
  }

  @Test
  void limitsThatWereRaisedInAPlanFileMakeItAnotherPlan() throws IOException {
    start("more-accounts-than-allowed");
    run("plan", "--sandbox", "--out", "saved.plan");
    Path file = folder.resolve("saved.plan");
    Files.writeString(
        file, Files.readString(file).replace("\"maxAccounts\" : 2", "\"maxAccounts\" : 9"));

    Run changed = run("apply", "--sandbox", "saved.plan");

    assertThat(changed.exitCode()).isEqualTo(65);
    assertThat(changed.err()).contains("saved.plan was changed");
  }

  @Test
  void aSavedPlanAdoptsAndPrunesAsItWasPlanned() throws IOException {
    start("prune");
    run("plan", "--sandbox", "--prune", "--adopt", "--out", "saved.plan");

    Run mixed = run("apply", "--sandbox", "saved.plan", "--prune");
    Run applied = run("apply", "--sandbox", "saved.plan");

    assertThat(mixed.exitCode()).isEqualTo(64);
    assertThat(applied.exitCode()).isZero();
    assertThat(live().policies()).hasSize(3);
  }

  /** What the plan rests on has not moved; it is the plan that has become a larger one. */
  @Test
  void isRefusedWhenWhatItWantsTakesMoreByNow() throws IOException {
    start("prune");
    run("plan", "--sandbox", "--prune", "--out", "saved.plan");
    Snapshot live = live();
    DeclarativePolicy another =
        Acme.managed("p-77777777", "came-later", Acme.allowing(State.DISABLED, "amazon"));
    Files.writeString(
        state,
        SnapshotWriter.write(
            live.withPolicies(
                Stream.concat(live.policies().stream(), Stream.of(another)).toList())));
    Snapshot before = live();

    Run larger = run("apply", "--sandbox", "saved.plan");

    assertThat(larger.exitCode()).isEqualTo(4);
    assertThat(larger.err())
        .contains(
            "error: plan saved.plan is stale: what it wants takes other changes by now; nothing was changed. Plan again.");
    assertThat(live()).isEqualTo(before);
  }

  @Test
  void aPolicyThatMovedIsNotPruned() throws IOException {
    start("prune");
    run("plan", "--sandbox", "--prune", "--out", "saved.plan");
    Snapshot live = live();
    Files.writeString(
        state,
        SnapshotWriter.write(
            live.withPolicies(
                live.policies().stream()
                    .map(
                        policy ->
                            policy.name().value().equals("old-amis")
                                ? policy.with("Edited", policy.document())
                                : policy)
                    .toList())));

    Run stale = run("apply", "--sandbox", "saved.plan");

    assertThat(stale.exitCode()).isEqualTo(4);
    assertThat(stale.err())
        .contains("the description of policy old-amis (p-22222222) was edited since");
  }
}
