package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --name} picks one of several policies, in every command. */
class ChosenPolicyTest {
  private static final String SETTINGS =
      """
      version: 1
      policies:
        - name: everywhere
          targets: [root]
          state: audit_mode
          criteria:
            - allowed_image_providers: [amazon]
        - name: sandbox
          targets: [/Sandbox]
          state: disabled
      """;

  @TempDir Path folder;

  private Cli cli;

  @BeforeEach
  void writeTwoPolicies() {
    cli = Cli.in(folder).file("amiguard.yaml", SETTINGS);
  }

  @Test
  void rendersTheOneThatRenderAsksFor() {
    Run unclear = cli.run("render");
    Run json = cli.run("render", "--name", "sandbox", "--minify");
    Run terraform = cli.run("render", "--name", "sandbox", "--format", "terraform");

    assertThat(unclear.exitCode()).isEqualTo(64);
    assertThat(unclear.err()).contains("pick it with --name everywhere|sandbox.");
    assertThat(json.exitCode()).isZero();
    assertThat(json.err()).isEmpty();
    assertThat(json.out()).contains("disabled");
    assertThat(terraform.err()).isEmpty();
    assertThat(terraform.out()).contains("\"sandbox\"").doesNotContain("everywhere");
  }

  @Test
  void plansAndAppliesOneAndLeavesTheOther() {
    Run apply = cli.run("apply", "--sandbox", "--yes", "--name", "everywhere");
    Run check = cli.run("check", "--sandbox", "--name", "everywhere");
    Run rest = cli.run("plan", "--sandbox", "--detailed-exitcode");
    Run other =
        cli.run(
            "plan",
            "--sandbox",
            "--name",
            "sandbox",
            "--state",
            "audit_mode",
            "--provider",
            "amazon",
            "--target",
            "/Sandbox");

    assertThat(apply.exitCode()).isZero();
    assertThat(apply.out()).contains("+ create policy everywhere").doesNotContain("policy sandbox");
    assertThat(check.exitCode()).isZero();
    assertThat(rest.exitCode()).isEqualTo(2);
    assertThat(rest.out()).contains("+ create policy sandbox");
    assertThat(other.out()).contains("+ create policy sandbox").doesNotContain("everywhere");
  }

  @Test
  void doesNotCallTheOtherOneLeftOver() {
    cli.run("apply", "--sandbox", "--yes");

    Run plan = cli.run("plan", "--sandbox", "--name", "sandbox", "--out", "saved.plan");
    Run show = cli.run("show", "saved.plan");
    cli.file("amiguard.yaml", SETTINGS.substring(0, SETTINGS.indexOf("  - name: sandbox")));
    Run leftOver = cli.run("plan", "--sandbox", "--name", "everywhere");

    assertThat(plan.exitCode()).isZero();
    assertThat(plan.err()).doesNotContain("not in the settings");
    assertThat(show.err()).doesNotContain("not in the settings");
    assertThat(leftOver.err()).contains("policy sandbox (", "is not in the settings");
  }

  @Test
  void doesNotCallTheOtherOneForeignWhereThatDecides() {
    cli.run("apply", "--sandbox", "--yes");

    Run check = cli.run("check", "--sandbox", "--name", "everywhere");

    assertThat(check.out())
        .contains("policy sandbox (p-", "turns the state from audit_mode to disabled")
        .doesNotContain("check.foreign-policy-decides", "not in the settings");
  }

  @Test
  void callsForeignWhatTheSettingsDoNotNameAnyMore() {
    cli.run("apply", "--sandbox", "--yes");
    cli.file("amiguard.yaml", SETTINGS.substring(0, SETTINGS.indexOf("  - name: sandbox")));

    Run check = cli.run("check", "--sandbox");

    assertThat(check.exitCode()).isEqualTo(3);
    assertThat(check.out())
        .contains("because of policy sandbox (p-", "which is not in the settings")
        .contains("[check.foreign-policy-decides]");
  }

  @Test
  void verifiesWhatTheOtherOneDecidesBecauseItWasAttachedFirst() {
    String onTheRoot = SETTINGS.replace("[/Sandbox]", "[root]");
    cli.file("amiguard.yaml", onTheRoot);
    cli.run("apply", "--sandbox", "--yes");
    cli.file("amiguard.yaml", onTheRoot.replace("disabled", "disabled\n    description: for now"));

    Run apply = cli.run("apply", "--sandbox", "--yes", "--name", "sandbox");
    Run back = cli.run("rollback", "--sandbox", "--yes");

    assertThat(apply.exitCode()).as(apply.err()).isZero();
    assertThat(apply.out()).contains("Verified:");
    assertThat(back.exitCode()).as(back.err()).isZero();
    assertThat(back.out()).contains("Verified:");
  }

  @Test
  void doesNotPruneTheOtherOne() {
    Run plan = cli.run("plan", "--sandbox", "--name", "sandbox", "--prune");

    assertThat(plan.exitCode()).isEqualTo(64);
    assertThat(plan.err())
        .contains(
            "error: --prune deletes what the settings do not name, and --name sandbox sets some of it aside; leave one of the two out.");
  }
}
