package io.amiguard.cli.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.SixChanges;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The journal and the way back, as a person sees them. */
class RollbackCommandTest extends RollbackCommandCases {
  @Test
  void restoresAnEqualSnapshot() {
    Run rollback = run("rollback", "--sandbox", "--yes");

    assertThat(rollback.exitCode()).as(rollback.err()).isZero();
    assertThat(rollback.err())
        .contains("Rolling back journal entry 20261124T120000Z-1 of 2026-11-24T12:00:00Z (6 of 6");
    assertThat(rollback.out())
        .contains("Plan: 2 to add, 1 to change, 3 to remove.")
        .contains("Rollback complete: 2 added, 1 changed, 3 removed.")
        .contains("Verified: AWS shows the expected effective policy for");
    assertThat(live().policies()).isEqualTo(SixChanges.before().policies());
  }

  @Test
  void aSecondOneSaysThatItGoesForthAgain() {
    run("rollback", "--sandbox", "--yes");

    Run second = run("rollback", "--sandbox", "--dry-run");

    assertThat(second.err())
        .contains(
            "Rolling back journal entry 20261124T120000Z-2 of 2026-11-24T12:00:00Z (6 of 6 changes made);"
                + " it rolled back 20261124T120000Z-1, so this makes again what that had made.\n");
  }

  @Test
  void isListedNewestFirst() {
    run("rollback", "--sandbox", "--yes");
    Run text = run("journal", "--sandbox");
    Run json = run("journal", "--sandbox", "-o", "json");

    assertThat(text.out())
        .isEqualTo(
            """
            ENTRY                 TIME                  STATUS       CHANGES  KIND      WHO
            20261124T120000Z-2    2026-11-24T12:00:00Z  complete         6/6  rollback  arn:aws:iam::111111111111:user/sandbox
                rolls back 20261124T120000Z-1
            20261124T120000Z-1    2026-11-24T12:00:00Z  complete         6/6  apply     arn:aws:iam::111111111111:user/sandbox
            """);
    assertThat(json.out())
        .contains("\"entry\" : \"20261124T120000Z-2\"")
        .contains("\"undoes\" : \"20261124T120000Z-1\"")
        .contains("\"action\" : \"create_policy\"")
        .contains("\"outcome\" : \"done\"");
  }

  @Test
  void isShownAndConfirmedLikeAnyPlan() {
    Run nobody = run("rollback", "--sandbox");
    Run no = Cli.in(folder).typing("no\n").run("rollback", "--sandbox");
    Run dry = run("rollback", "--sandbox", "--dry-run", "-o", "json");
    Run json = run("rollback", "--sandbox", "--yes", "-o", "json");

    assertThat(nobody.exitCode()).isEqualTo(4);
    assertThat(nobody.err()).contains("nobody is at a terminal to give it; nothing was changed.");
    assertThat(no.exitCode()).isEqualTo(4);
    assertThat(no.out()).contains("delete policy sandbox-amis (p-");
    assertThat(no.err()).contains("Do you want to roll back entry 20261124T120000Z-1?");
    assertThat(dry.exitCode()).isZero();
    assertThat(dry.out()).startsWith("{").contains("\"action\" : \"delete_policy\"");
    assertThat(json.exitCode()).isEqualTo(64);
    assertThat(json.err()).contains("-o json shows a plan and changes nothing: add --dry-run.");
    assertThat(SixChanges.attachments(live())).isEqualTo(SixChanges.WANTED);
  }

  @Test
  void givesBackWhatWasTakenOver() throws IOException {
    Snapshot before = live();
    String settings =
        """
          - name: theirs
            targets: [/Workloads]
            state: audit_mode
            criteria:
              - allowed_image_providers: [amazon, aws_marketplace]
        """;
    Files.writeString(folder.resolve("amiguard.yaml"), SixChanges.SETTINGS + settings);

    Run adopt = run("apply", "--sandbox", "--yes", "--adopt");
    boolean adopted = live().policies().stream().allMatch(DeclarativePolicy::isManaged);
    Run rollback = run("rollback", "--sandbox", "--yes");

    assertThat(adopt.exitCode()).as(adopt.err()).isZero();
    assertThat(adopted).isTrue();
    assertThat(rollback.exitCode()).as(rollback.err()).isZero();
    assertThat(rollback.out()).contains("untag policy theirs (p-22222222)");
    assertThat(live().policies()).isEqualTo(before.policies());
  }

  @Test
  void meetsTheSameBrakes() throws IOException {
    Files.writeString(
        folder.resolve("amiguard.yaml"),
        SixChanges.SETTINGS.replace("[/Workloads]", "[root]").replace("audit_mode", "enabled"));
    Run enforce = run("apply", "--sandbox", "--yes", "--dangerous-allow-enforcing-root");
    Run tooLarge = run("rollback", "--sandbox", "--yes");
    run("rollback", "--sandbox", "--yes", "--dangerous-allow-large-change");

    Run braked = run("rollback", "--sandbox", "--yes");
    Run overruled =
        run("rollback", "--sandbox", "--yes", "--dangerous-allow-enforcing-root", "--wait", "none");

    assertThat(enforce.exitCode()).as(enforce.err()).isZero();
    assertThat(tooLarge.exitCode()).isEqualTo(4);
    assertThat(tooLarge.err()).contains("pass --dangerous-allow-large-change");
    assertThat(braked.exitCode()).isEqualTo(4);
    assertThat(braked.err()).contains("pass --dangerous-allow-enforcing-root");
    assertThat(overruled.exitCode()).as(overruled.err()).isZero();
  }

  @Test
  void isRefusedAfterAHandEdit() throws IOException {
    Snapshot edited =
        live()
            .withPolicies(
                live().policies().stream()
                    .map(
                        policy ->
                            policy.id().value().equals("p-11111111")
                                ? policy.with(
                                    policy.description(),
                                    PolicyDocument.parse("{\"ec2_attributes\":{}}"))
                                : policy)
                    .toList());
    Files.writeString(state, SnapshotWriter.write(edited));

    Run rollback = run("rollback", "--sandbox", "--yes");

    assertThat(rollback.exitCode()).isEqualTo(4);
    assertThat(rollback.err())
        .contains("the content of policy allowed-amis (p-11111111) was edited since")
        .contains("error: journal entry 20261124T120000Z-1 cannot be rolled back: what it left has")
        .doesNotContain("done:");
  }

  @Test
  void isRefusedInAnotherOrganization() throws IOException {
    Files.writeString(state, Files.readString(state).replace("o-acme000001", "o-other00001"));

    Run named = run("rollback", ENTRY, "--sandbox", "--yes");
    Run newest = run("rollback", "--sandbox", "--yes");

    assertThat(named.exitCode()).isEqualTo(4);
    assertThat(named.err())
        .contains("is about organization o-acme000001, and this is o-other00001; nothing was");
    assertThat(newest.exitCode()).isEqualTo(65);
    assertThat(newest.err()).contains("has no entry of organization o-other00001");
  }

  @Test
  void namesTheEntryThatIsNotThere() {
    Run rollback = run("rollback", "yesterday", "--sandbox", "--yes");

    assertThat(rollback.exitCode()).isEqualTo(64);
    assertThat(rollback.err())
        .contains(
            "has no entry yesterday: 'amiguard journal --journal=" + journal + "' lists those");
  }

  @Test
  void saysThatThereIsNothingToRollBackBeforeItAsksForAYes() {
    Run unknown = run("rollback", "123", "--sandbox");
    Run empty = run("rollback", "--sandbox=other");
    Run there = run("rollback", "--sandbox");

    assertThat(unknown.exitCode()).isEqualTo(64);
    assertThat(unknown.err()).contains("has no entry 123: ").doesNotContain("--yes");
    assertThat(empty.exitCode()).isEqualTo(65);
    assertThat(empty.err())
        .endsWith(
            "/journal is empty, so there is nothing to roll back. Name another with --journal DIR.\n")
        .doesNotContain("--yes");
    assertThat(there.exitCode()).isEqualTo(4);
    assertThat(there.err()).contains("Pass --yes to go on without asking.");
  }

  @Test
  void hasNothingToDoTheSecondTimeForTheSameEntry() {
    run("rollback", "--sandbox", "--yes");

    Run again = run("rollback", ENTRY, "--sandbox", "--yes");

    assertThat(again.exitCode()).isZero();
    assertThat(again.out())
        .contains(
            "No changes. Nothing to roll back: organization o-acme000001 is as it was before");
  }
}
