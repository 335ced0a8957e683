package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.connection.SandboxFolder;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.OrganizationalUnit;
import io.amiguard.organization.TargetId;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts are closed and units deleted between a plan and its apply, or an apply and its end. */
class GonePlacesTest {
  private static final TargetId PLAYGROUND = new TargetId("555555555555");
  private static final OrganizationalUnit EMPTY =
      new OrganizationalUnit(
          new TargetId("ou-acme-eeeeeeee"), "Empty", new TargetId("ou-acme-11111111"));

  @TempDir Path folder;

  private Path state = Path.of("");

  @BeforeEach
  void seed() throws IOException {
    state = folder.resolve(".amiguard/sandbox/organization.json");
    Files.createDirectories(state.getParent());
    Snapshot before = SixChanges.before().withAttachments(List.of()).withPolicies(List.of());
    Files.writeString(state, SnapshotWriter.write(before));
    change(tree -> withUnits(tree, Stream.concat(tree.units().stream(), Stream.of(EMPTY))));
  }

  @Test
  void aRollbackLeavesOutTheAccountThatThePolicyWasOnBefore() throws IOException {
    assertThat(apply("account:playground").exitCode()).isZero();
    assertThat(apply("/Sandbox").exitCode()).isZero();
    change(GonePlacesTest::withoutPlayground);

    Run rollback = run("rollback", "--sandbox", "--yes");

    assertThat(rollback.exitCode()).as(rollback.err()).isZero();
    assertThat(rollback.err())
        .contains(
            "warning: policy a was attached to 555555555555, which is not in the organization any more, and is not attached there again [rollback.place-is-gone]");
    assertThat(SandboxFolder.read(state).policies())
        .singleElement()
        .satisfies(policy -> assertThat(policy.targets()).isEmpty());
  }

  @Test
  void aRollbackDoesNotMissTheAccountThatTheApplyHadAttachedTo() throws IOException {
    assertThat(apply("account:playground").exitCode()).isZero();
    change(GonePlacesTest::withoutPlayground);

    Run rollback = run("rollback", "--sandbox", "--yes");

    assertThat(rollback.exitCode()).as(rollback.err()).isZero();
    assertThat(SandboxFolder.read(state).policies()).isEmpty();
  }

  @Test
  void aSavedPlanIsStaleWhenAUnitWithoutAccountsIsGone() throws IOException {
    planFor("/Workloads/Empty");
    change(tree -> withUnits(tree, tree.units().stream().filter(unit -> !unit.equals(EMPTY))));

    assertStale("/Workloads/Empty (ou-acme-eeeeeeee) is gone since");
  }

  @Test
  void aSavedPlanIsStaleWhenAUnitWithoutAccountsIsElsewhere() throws IOException {
    planFor("/Workloads/Empty");
    change(
        tree ->
            withUnits(
                tree,
                tree.units().stream()
                    .map(
                        unit ->
                            unit.equals(EMPTY)
                                ? new OrganizationalUnit(EMPTY.id(), "Empty", tree.root().id())
                                : unit)));

    assertStale(
        "/Workloads/Empty (ou-acme-eeeeeeee) is at another place since: /Empty (ou-acme-eeeeeeee)");
  }

  private void planFor(String target) {
    settings(target);
    assertThat(run("plan", "--sandbox", "--out", "saved.plan").exitCode()).isZero();
  }

  private void assertStale(String reason) {
    Run apply = run("apply", "--sandbox", "saved.plan");

    assertThat(apply.exitCode()).isEqualTo(4);
    assertThat(apply.err()).contains(reason + " [plan.stale]").doesNotContain("done:");
  }

  private Run apply(String target) {
    settings(target);
    return run("apply", "--sandbox", "--yes", "--wait", "none");
  }

  private void settings(String target) {
    Cli.in(folder)
        .file(
            "amiguard.yaml",
            """
            version: 1
            policies:
              - name: a
                targets: ["%s"]
                state: audit_mode
                criteria:
                  - allowed_image_providers: [amazon]
            """
                .formatted(target));
  }

  private Run run(String... args) {
    return Cli.in(folder).run(args);
  }

  private void change(UnaryOperator<OrganizationTree> change) throws IOException {
    Snapshot live = SandboxFolder.read(state);
    Snapshot changed = live.withTree(change.apply(live.tree()));
    Files.writeString(
        state,
        SnapshotWriter.write(
            changed.withAttachments(
                live.attachments().stream()
                    .filter(attachment -> changed.tree().contains(attachment.targetId()))
                    .toList())));
  }

  private static OrganizationTree withoutPlayground(OrganizationTree tree) {
    return new OrganizationTree(
        tree.organizationId(),
        tree.managementAccountId(),
        tree.root(),
        tree.units(),
        tree.accounts().stream().filter(account -> !account.id().equals(PLAYGROUND)).toList());
  }

  private static OrganizationTree withUnits(
      OrganizationTree tree, Stream<OrganizationalUnit> units) {
    return new OrganizationTree(
        tree.organizationId(),
        tree.managementAccountId(),
        tree.root(),
        units.toList(),
        tree.accounts());
  }
}
