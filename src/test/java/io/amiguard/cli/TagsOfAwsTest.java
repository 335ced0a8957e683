package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.connection.SandboxFolder;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.State;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.snapshot.SnapshotWriter;
import io.amiguard.testing.Acme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack of CloudFormation made a policy that is pruned: nobody but AWS can set its tags anew. */
class TagsOfAwsTest {
  private static final DeclarativePolicy STACKED =
      Acme.managed("p-11111111", "stacked", Acme.allowing(State.AUDIT_MODE, "amazon"), Acme.SANDBOX)
          .tagged(
              Map.of(
                  DeclarativePolicy.MANAGED_TAG,
                  "true",
                  "team",
                  "security",
                  "aws:cloudformation:stack-name",
                  "baseline"));

  @TempDir Path folder;

  private Path state = Path.of("");

  @BeforeEach
  void seed() throws IOException {
    state = folder.resolve(".amiguard/sandbox/organization.json");
    Files.createDirectories(state.getParent());
    Snapshot before =
        Snapshot.of(
            Acme.with().tree(), Set.of(DeclarativePolicy.SERVICE_PRINCIPAL), List.of(STACKED));
    Files.writeString(state, SnapshotWriter.write(before));
    Files.writeString(
        folder.resolve("amiguard.yaml"),
        """
        version: 1
        policies:
          - name: other
            targets: [/Workloads]
            state: audit_mode
            criteria:
              - allowed_image_providers: [amazon]
        """);
  }

  @Test
  void aRollbackCreatesThePolicyAgainWithoutThem() {
    Run apply = Cli.in(folder).run("apply", "--sandbox", "--yes", "--prune");
    assertThat(apply.exitCode()).as(apply.err()).isZero();

    Run rollback = Cli.in(folder).run("rollback", "--sandbox", "--yes");

    assertThat(rollback.exitCode()).as(rollback.err()).isZero();
    assertThat(rollback.err())
        .contains(
            "warning: policy stacked is created again without the tags that AWS alone can set: aws:cloudformation:stack-name [rollback.tags-of-aws]");
    assertThat(SandboxFolder.read(state).policies())
        .singleElement()
        .satisfies(
            policy -> {
              assertThat(policy.name()).isEqualTo(new PolicyName("stacked"));
              assertThat(policy.tags())
                  .isEqualTo(Map.of(DeclarativePolicy.MANAGED_TAG, "true", "team", "security"));
              assertThat(policy.targets()).isEqualTo(STACKED.targets());
            });
  }

  @Test
  void aRollbackOfThatRollbackSaysNothingOfThem() {
    Cli.in(folder).run("apply", "--sandbox", "--yes", "--prune");
    Cli.in(folder).run("rollback", "--sandbox", "--yes");

    Run forth = Cli.in(folder).run("rollback", "--sandbox", "--yes");

    assertThat(forth.exitCode()).as(forth.err()).isZero();
    assertThat(forth.err()).doesNotContain("rollback.tags-of-aws");
    assertThat(SandboxFolder.read(state).policies())
        .extracting(DeclarativePolicy::name)
        .containsExactly(new PolicyName("other"));
  }
}
