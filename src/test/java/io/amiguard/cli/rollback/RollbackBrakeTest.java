package io.amiguard.cli.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.SixChanges;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rollback is as large as what it undoes: a brake names its flag and no other way. */
class RollbackBrakeTest {
  @TempDir Path folder;

  @Test
  void namesTheFlagOnly() {
    String settings =
        SixChanges.SETTINGS.replace("[/Workloads]", "[root]").replace("audit_mode", "enabled");
    Cli cli = Cli.in(folder).file("amiguard.yaml", settings);
    Run apply =
        cli.run(
            "apply",
            "--sandbox",
            "--yes",
            "--dangerous-allow-enforcing-root",
            "--dangerous-allow-large-change",
            "--dangerous-allow-detour");

    Run rollback = cli.run("rollback", "--sandbox", "--yes");
    Run dry = cli.run("rollback", "--sandbox", "--dry-run", "-o", "json");

    assertThat(apply.exitCode()).as(apply.err()).isZero();
    assertThat(rollback.exitCode()).isEqualTo(4);
    assertThat(rollback.err())
        .contains("→ pass --dangerous-allow-large-change to roll back all the same")
        .contains(
            "error: the rollback goes past the limits of its entry (limits.max-share), so nothing was changed. Pass --dangerous-allow-large-change to roll back all the same.")
        .doesNotContain("Make it smaller", "smaller steps", "under limits");
    assertThat(dry.out()).doesNotContain("smaller steps", "under limits");
  }
}
