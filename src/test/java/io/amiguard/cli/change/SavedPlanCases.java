package io.amiguard.cli.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.connection.SandboxFolder;
import io.amiguard.organization.TargetId;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A plan that was saved for a sandbox with one policy on /Workloads. */
abstract class SavedPlanCases {
  static final TargetId SANDBOX_UNIT = new TargetId("ou-acme-33333333");

  static final String SETTINGS =
      """
      version: 1
      providers:
        golden-images: "777777777777"
      policies:
        - name: allowed-amis
          description: Allowed AMIs
          targets: [/Workloads]
          state: audit_mode
          criteria:
            - allowed_image_providers: [amazon, golden-images]
      limits: {max_share: 60%}
      """;

  @TempDir Path folder;

  Path state = Path.of("");

  @BeforeEach
  void startWithOnePolicyOnWorkloads() throws IOException {
    state = folder.resolve(".amiguard/sandbox/organization.json");
    Files.createDirectories(folder.resolve(".amiguard/sandbox"));
    Path organization = Path.of("src/test/resources/cases/plan/list-narrows-and-widens");
    Files.copy(organization.resolve("organization.json"), state);
    Files.writeString(folder.resolve("amiguard.yaml"), SETTINGS);
    assertThat(run("plan", "--sandbox", "--out", "saved.plan").exitCode()).isZero();
  }

  void change(UnaryOperator<Snapshot> change) throws IOException {
    Files.writeString(state, SnapshotWriter.write(change.apply(SandboxFolder.read(state))));
  }

  Run run(String... args) {
    return Cli.in(folder).run(args);
  }
}
