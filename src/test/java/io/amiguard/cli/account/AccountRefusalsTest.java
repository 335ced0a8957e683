package io.amiguard.cli.account;

import static io.amiguard.cli.account.AccountSandbox.A;
import static io.amiguard.cli.account.AccountSandbox.B;
import static io.amiguard.cli.account.AccountSandbox.C;
import static io.amiguard.cli.account.AccountSandbox.cli;
import static io.amiguard.cli.account.AccountSandbox.in;
import static io.amiguard.cli.account.AccountSandbox.run;
import static io.amiguard.cli.account.AccountSandbox.sandbox;
import static io.amiguard.cli.account.AccountSandbox.settings;
import static io.amiguard.cli.account.AccountSandbox.writes;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What account mode does not do, and says so before the first write. */
class AccountRefusalsTest {
  private static final String ROLE = "arn:aws:iam::%s:role/OrganizationAccountAccessRole";
  private static final String POLICY =
      """
      version: 1
      policies:
        - name: team-amis
          targets: [account:prod-api]
          state: audit_mode
          criteria:
            - allowed_image_providers: [amazon]
      """;

  @TempDir Path folder;

  @Test
  void whereAPolicyManagesTheSettingNothingIsWrittenAnywhere() {
    Cli cli = cli(folder, "audit_mode").file("policy.yaml", POLICY);
    try (Sandbox sandbox = sandbox(cli)) {
      attachPolicyToB(cli, sandbox);

      Run plan = run(cli, sandbox, "account", "plan");
      Run apply = run(cli, sandbox, "account", "apply", "--yes");

      assertThat(plan.exitCode()).isEqualTo(4);
      assertThat(apply.exitCode()).isEqualTo(4);
      assertThat(apply.err())
          .contains(
              "error: b (444444444402) in all 5 Regions: a declarative policy manages Allowed AMIs, so"
                  + " that the account cannot change it: which policy that is cannot be known from"
                  + " here; whoever may read the organization finds it with 'amiguard explain"
                  + " 444444444402'")
          .contains("the plan has errors, so nothing was changed");
      assertThat(writes(sandbox)).isEmpty();
      assertThat(folder.resolve(".amiguard/journal")).doesNotExist();
    }
  }

  @Test
  void whoMayReadTheOrganizationIsToldWhichPolicyItIs() {
    Cli cli = cli(folder, "audit_mode").file("policy.yaml", POLICY).withCredentials();
    try (Sandbox sandbox = sandbox(cli)) {
      attachPolicyToB(cli, sandbox);

      Run apply =
          cli.run(
              "account",
              "apply",
              "--yes",
              "--role",
              ROLE.formatted(A),
              "--role",
              ROLE.formatted(B),
              "--endpoint-url",
              sandbox.endpoint().toString());

      assertThat(apply.exitCode()).isEqualTo(4);
      assertThat(apply.err())
          .containsPattern("444444444402 in all 5 Regions: .*: policy team-amis \\(p-[0-9a-z]+\\)")
          .doesNotContain("444444444401 in");
      assertThat(writes(sandbox)).isEmpty();
    }
  }

  @Test
  void aCheckOnlyNotesThatAPolicyManagesTheSetting() {
    Cli cli = cli(folder, "audit_mode").file("policy.yaml", POLICY);
    try (Sandbox sandbox = sandbox(cli)) {
      attachPolicyToB(cli, sandbox);

      Run check =
          cli.run(
              "account",
              "check",
              "-f",
              "policy.yaml",
              "--profile=b",
              "--endpoint-url",
              sandbox.endpoint().toString());

      assertThat(check.exitCode()).as(check.out()).isZero();
      assertThat(check.out())
          .contains(
              "note: 444444444402 in all 5 Regions: a declarative policy manages Allowed AMIs",
              "Check: the accounts are as the settings say, with 2 notes (");
    }
  }

  @Test
  void withoutATerminalItTakesAYes() {
    Cli cli = cli(folder, "enabled");
    try (Sandbox sandbox = sandbox(cli)) {
      Run apply = run(cli, sandbox, "account", "apply");

      assertThat(apply.exitCode()).isEqualTo(4);
      assertThat(apply.err()).contains("Pass --yes to go on without asking.");
      assertThat(sandbox.calls()).isEmpty();
    }
  }

  @Test
  void aNoAtTheTerminalChangesNothing() {
    Cli cli = cli(folder, "enabled").typing("no\n");
    try (Sandbox sandbox = sandbox(cli)) {
      Run apply = run(cli, sandbox, "account", "apply");

      assertThat(apply.exitCode()).isEqualTo(4);
      assertThat(apply.err()).contains("Do you want to make these changes? Only 'yes' is accepted");
      assertThat(writes(sandbox)).isEmpty();
    }
  }

  @Test
  void moreAccountsThanTheLimitTakeAFlag() throws Exception {
    Cli cli = cli(folder, "enabled");
    cli.file(
        "amiguard.yaml",
        Files.readString(folder.resolve("amiguard.yaml")) + "limits: {max_accounts: 2}\n");
    try (Sandbox sandbox = sandbox(cli)) {
      Run refused = run(cli, sandbox, "account", "apply", "--yes");
      List<String> before = writes(sandbox);
      Run allowed =
          run(cli, sandbox, "account", "apply", "--yes", "--dangerous-allow-large-change");

      assertThat(refused.exitCode()).isEqualTo(4);
      assertThat(refused.err())
          .contains(
              "danger: the plan changes what is set in 3 accounts (15 Regions in all), and"
                  + " max_accounts of the settings is 2: a (444444444401) in all 5 Regions,",
              "or pass --dangerous-allow-large-change");
      assertThat(before).isEmpty();
      assertThat(allowed.exitCode()).as(allowed.err()).isZero();
    }
  }

  @Test
  void aPlanOfAnotherFingerprintIsNotApplied() {
    Cli cli = cli(folder, "enabled");
    try (Sandbox sandbox = sandbox(cli)) {
      Run plan = run(cli, sandbox, "account", "plan");
      String fingerprint = plan.out().substring(plan.out().lastIndexOf(' ') + 1).strip();

      Run other = run(cli, sandbox, "account", "apply", "--yes", "--expect", "0123");
      in(
          sandbox,
          C,
          "us-east-1",
          ec2 ->
              ec2.enableAllowedImagesSettings(it -> it.allowedImagesSettingsState("audit-mode")));
      Run moved = run(cli, sandbox, "account", "apply", "--yes", "--expect", fingerprint);

      assertThat(other.exitCode()).isEqualTo(4);
      assertThat(moved.exitCode()).isEqualTo(4);
      assertThat(moved.err()).contains("not the expected " + fingerprint);
      assertThat(writes(sandbox)).hasSize(1);
    }
  }

  /** The question stands open while somebody changes a Region in which the plan comes second. */
  @Test
  void aRegionThatMovedMeanwhileIsNotWrittenAndTheRunSaysHowFarItCame() {
    Cli cli = cli(folder, "audit_mode");
    try (Sandbox sandbox = sandbox(cli)) {
      Cli asked =
          cli.typingAfter(
              () ->
                  in(
                      sandbox,
                      A,
                      "eu-central-1",
                      ec2 ->
                          ec2.enableAllowedImagesSettings(
                              it -> it.allowedImagesSettingsState("enabled"))),
              "yes\n");

      Run apply = run(asked, sandbox, "account", "apply");

      assertThat(apply.exitCode()).isEqualTo(4);
      assertThat(apply.err())
          .contains(
              "Allowed AMIs in account 444444444401 in eu-central-1 was changed by someone else after"
                  + " the plan was made, so it was not written there: plan again",
              "not done: c (666666666601) in us-west-2: ",
              "Applied 2 of 29 changes. Run the same command again: it continues from here, or undo"
                  + " them with 'amiguard rollback ");
      Map<String, String> left = settings(sandbox);
      assertThat(left.get(A + " ap-south-1")).startsWith("audit-mode");
      assertThat(left.get(A + " eu-central-1")).isEqualTo("enabled [] account");
      assertThat(left.get(A + " us-east-1")).startsWith("disabled");
    }
  }

  @Test
  void aLimitOfInstancesThatNobodyCanCountIsNotKept() throws Exception {
    Cli cli = cli(folder, "enabled");
    cli.file(
        "amiguard.yaml",
        Files.readString(folder.resolve("amiguard.yaml")) + "limits: {max_blocked_instances: 0}\n");
    try (Sandbox sandbox = sandbox(cli, "", SandboxOptions.defaults())) {
      Run apply = run(cli, sandbox, "account", "apply", "--yes");

      assertThat(apply.exitCode()).isEqualTo(4);
      assertThat(apply.err())
          .contains("but what runs there is not known", "[limits.max-blocked-instances]");
    }
  }

  private static void attachPolicyToB(Cli cli, Sandbox sandbox) {
    Run run =
        cli.withCredentials()
            .run(
                "apply",
                "-f",
                "policy.yaml",
                "--yes",
                "--journal",
                "org-journal",
                "--endpoint-url",
                sandbox.endpoint().toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
  }
}
