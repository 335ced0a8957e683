package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.Relay.Moment;
import io.amiguard.cli.Relay.Then;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.PolicyId;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody with another journal detaches what an apply or a rollback counts on. */
class TwoMachinesTest {
  private static final PolicyId OURS = new PolicyId("p-11111111");
  private static final TargetId WORKLOADS = new TargetId("ou-acme-11111111");
  private static final TargetId PROD = new TargetId("ou-acme-22222222");
  private static final int LAST_ATTACHMENT = 4;

  @TempDir Path folder;

  private final Sandbox sandbox =
      Sandbox.start(SixChanges.before(), SandboxOptions.defaults(), Clock.systemUTC());

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void anApplyDetachesNothingOnceWhatItAttachedIsGone() {
    Run apply = losing(LAST_ATTACHMENT, WORKLOADS, "apply");

    assertRefused(apply, WORKLOADS);
    assertThat(SixChanges.attachments(sandbox.snapshot()))
        .contains("allowed-amis@" + PROD, "allowed-amis@ou-acme-33333333");
  }

  @Test
  void aRollbackDetachesNothingOnceWhatItAttachedIsGone() {
    assertThat(at(sandbox.endpoint().toString(), "apply").exitCode()).isZero();

    Run rollback = losing(2, PROD, "rollback");

    assertRefused(rollback, PROD);
    assertThat(SixChanges.attachments(sandbox.snapshot())).containsAll(SixChanges.WANTED);
  }

  /** The policy was attached before, and only what covers its accounts twice is to go. */
  @Test
  void whatThePlanKeepsCountsAsWell() {
    Foreign.attach(sandbox.endpoint(), OURS, WORKLOADS);

    Run apply = losing(1, WORKLOADS, "apply");

    assertRefused(apply, WORKLOADS);
    assertThat(SixChanges.attachments(sandbox.snapshot())).contains("allowed-amis@" + PROD);
  }

  private static void assertRefused(Run run, TargetId target) {
    assertThat(run.exitCode()).as(run.err()).isEqualTo(4);
    assertThat(run.err())
        .contains(
            "error: policy allowed-amis (p-11111111) was detached from %s by someone else after the plan was made, so nothing else is detached: plan again"
                .formatted(target))
        .contains("  failed: detach policy ")
        .contains("amiguard rollback ");
  }

  private Run losing(int write, TargetId target, String command) {
    Relay.Act detach =
        (number, moment) -> {
          if (number == write && moment == Moment.AFTER) {
            Foreign.detach(sandbox.endpoint(), OURS, target);
          }
          return Then.GO_ON;
        };
    try (Relay relay = Relay.to(sandbox.endpoint(), detach)) {
      return at(relay.endpoint(), command);
    }
  }

  private Run at(String endpoint, String command) {
    List<String> args = List.of(command, "--yes", "--wait", "none", "--endpoint-url", endpoint);
    return Cli.in(folder)
        .withCredentials()
        .file("amiguard.yaml", SixChanges.SETTINGS)
        .run(args.toArray(String[]::new));
  }
}
