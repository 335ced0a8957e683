package io.amiguard.cli.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.InForceSandbox;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A rollback meets the {@code max_blocked_instances} of its apply, and there is a way back where it
 * cannot be counted.
 */
class RollbackBrakesTest {
  private static final String FLAG = "--dangerous-allow-blocked-instances";
  private static final String NOBODY_MAY_ENTER = "{\"roles\": {\"777777777703\": []}}";

  @TempDir Path folder;

  private Cli cli = Cli.in(Path.of("."));

  @BeforeEach
  void start() {
    cli = Cli.in(folder).withCredentials();
  }

  @Test
  void isRefusedWhereItBlocksMoreThanTheLimit() {
    try (Sandbox sandbox = sandbox("{}")) {
      enforceAndGiveUp(sandbox, 1);
      Run back = run(sandbox, "rollback", "--yes");

      assertThat(back.exitCode()).isEqualTo(4);
      assertThat(back.err())
          .contains(
              "the plan blocks new launches of the AMIs of 2 running instances in 1 active account,"
                  + " and max_blocked_instances of the settings is 1: sandbox-data-science"
                  + " (777777777702) [limits.max-blocked-instances]")
          .contains("pass " + FLAG);
    }
  }

  @Test
  void goesBackWithoutAFlagWithinTheLimit() {
    try (Sandbox sandbox = sandbox("{}")) {
      List<DeclarativePolicy> enforced = enforceAndGiveUp(sandbox, 2);
      Run back = run(sandbox, "rollback", "--yes");

      assertThat(back.exitCode()).as(back.err()).isZero();
      assertThat(sandbox.snapshot().policies()).isEqualTo(enforced);
    }
  }

  @Test
  void saysWhereItCannotCountAndNamesTheFlagThatGoesBack() {
    try (Sandbox sandbox = sandbox(NOBODY_MAY_ENTER)) {
      List<DeclarativePolicy> enforced = enforceAndGiveUp(sandbox, 100);
      Run refused = run(sandbox, "rollback", "--yes");
      Run back = run(sandbox, "rollback", "--yes", FLAG);

      assertThat(refused.exitCode()).isEqualTo(4);
      assertThat(refused.err())
          .contains("but not all that runs there is known", "let amiguard look into all of these")
          .contains("pass " + FLAG);
      assertThat(back.exitCode()).as(back.err()).isZero();
      assertThat(sandbox.snapshot().policies()).isEqualTo(enforced);
    }
  }

  @Test
  void asksNobodyWhereItOnlyUnblocks() {
    try (Sandbox sandbox = sandbox(NOBODY_MAY_ENTER)) {
      apply(sandbox, "enabled", 0);
      Run back = run(sandbox, "rollback", "--yes");

      assertThat(back.exitCode()).as(back.err()).isZero();
      assertThat(sandbox.snapshot().policies()).isEmpty();
    }
  }

  /** Returns what is enforced before it is given up. */
  private List<DeclarativePolicy> enforceAndGiveUp(Sandbox sandbox, int limit) {
    apply(sandbox, "enabled", limit);
    List<DeclarativePolicy> enforced = sandbox.snapshot().policies();
    apply(sandbox, "audit_mode", limit);
    return enforced;
  }

  private void apply(Sandbox sandbox, String state, int limit) {
    cli.file(
        "amiguard.yaml",
        """
        version: 1
        policies:
          - name: allowed-amis
            description: AMIs to play with
            targets: [/Sandbox]
            state: %s
            criteria:
              - allowed_image_providers: [amazon, aws_marketplace]
        limits: {max_blocked_instances: %d}
        """
            .formatted(state, limit));
    Run apply = run(sandbox, "apply", "--yes", "--wait", "none", FLAG);
    assertThat(apply.exitCode()).as(apply.err()).isZero();
  }

  private Run run(Sandbox sandbox, String... command) {
    return cli.run(
        Stream.concat(
                Stream.of(command), Stream.of("--endpoint-url", sandbox.endpoint().toString()))
            .toArray(String[]::new));
  }

  private Sandbox sandbox(String inventory) {
    return Sandbox.start(
        InForceSandbox.organization(inventory), SandboxOptions.defaults(), cli.clock());
  }
}
