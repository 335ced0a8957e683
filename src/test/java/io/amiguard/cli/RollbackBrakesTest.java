package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli.Run;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rollback within {@code max_blocked_instances}, though nobody knows what runs. */
class RollbackBrakesTest {
  private static final String FLAG = "--dangerous-allow-blocked-instances";

  @TempDir Path folder;

  @Test
  void isRefusedWhereItRestrictsAndNamesItsFlag() throws IOException {
    Snapshot before = live("enabled");
    Run apply = apply("audit_mode");
    Run refused = run("rollback", "--sandbox", "--yes");
    Run passed = run("rollback", "--sandbox", "--yes", FLAG);

    assertThat(apply.exitCode()).as(apply.err()).isZero();
    assertThat(refused.exitCode()).isEqualTo(4);
    assertThat(refused.err())
        .contains(
            "danger: the plan restricts launches, or may, in 1 active account, and"
                + " max_blocked_instances of the settings is 0, but not all that runs there is"
                + " known: dev (444444444444) [limits.max-blocked-instances]",
            "a rollback has no inventory to count in: look what runs there, as with 'amiguard"
                + " impact' and the settings of then, and pass "
                + FLAG
                + " to go back",
            "(limits.max-blocked-instances), so nothing was changed. Make it smaller, or pass "
                + FLAG);
    assertThat(passed.exitCode()).as(passed.err()).isZero();
    assertThat(SandboxFolder.read(state()).policies()).isEqualTo(before.policies());
  }

  @Test
  void goesBackWithoutAFlagWhereItOnlyUnblocks() throws IOException {
    Snapshot before = live("audit_mode");
    Run apply = apply("enabled", FLAG);
    Run back = run("rollback", "--sandbox", "--yes");

    assertThat(apply.exitCode()).as(apply.err()).isZero();
    assertThat(back.exitCode()).as(back.err()).isZero();
    assertThat(SandboxFolder.read(state()).policies()).isEqualTo(before.policies());
  }

  private Run apply(String state, String... flags) throws IOException {
    settings(state);
    String[] args = {"apply", "--sandbox", "--yes", "--wait", "none"};
    return run(Stream.of(args, flags).flatMap(Arrays::stream).toArray(String[]::new));
  }

  /** Starts with a policy in this state, as amiguard leaves it. */
  private Snapshot live(String state) throws IOException {
    Files.createDirectories(state().getParent());
    Files.writeString(
        state(), SnapshotWriter.write(SixChanges.before().withAttachments(List.of())));
    settings(state);
    Run first = run("apply", "--sandbox", "--yes", "--wait", "none", FLAG);
    assertThat(first.exitCode()).as(first.err()).isZero();
    return SandboxFolder.read(state());
  }

  private void settings(String state) throws IOException {
    Files.writeString(
        folder.resolve("amiguard.yaml"),
        """
        version: 1
        policies:
          - name: allowed-amis
            description: Allowed AMIs
            targets: ["444444444444"]
            state: %s
            criteria:
              - allowed_image_providers: [amazon]
        limits: {max_blocked_instances: 0}
        """
            .formatted(state));
  }

  private Path state() {
    return folder.resolve(".amiguard/sandbox/organization.json");
  }

  private Run run(String... args) {
    return Cli.in(folder).run(args);
  }
}
