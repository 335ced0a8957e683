package io.amiguard.cli.account;

import static io.amiguard.cli.account.AccountSandbox.A;
import static io.amiguard.cli.account.AccountSandbox.B;
import static io.amiguard.cli.account.AccountSandbox.cli;
import static io.amiguard.cli.account.AccountSandbox.run;
import static io.amiguard.cli.account.AccountSandbox.sandbox;
import static io.amiguard.cli.account.AccountSandbox.settings;
import static io.amiguard.cli.account.AccountSandbox.writes;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three accounts in five Regions: plan, apply, plan again, and back. */
class AccountModeTest {
  private static final String PLAN =
      """
      amiguard will change Allowed AMIs in 15 Regions of 15 (3 accounts):

        ~ 12 Regions: state disabled → audit-mode, no launch is blocked that was not before
            a (444444444401): ap-south-1, eu-central-1, us-east-1, us-west-2
            b (444444444402): ap-south-1, eu-central-1, us-east-1, us-west-2
            c (666666666601): ap-south-1, eu-central-1, eu-west-1, us-east-1
            + criterion: ImageProviders 555555555555 (golden-images); ImageNames golden-*; MaximumDaysSinceCreated 300
            + criterion: ImageProviders amazon, aws-marketplace

        ~ 1 Region: state enabled → audit-mode, launches are relaxed
            a (444444444401): eu-west-1
            - criterion: ImageProviders amazon
            + criterion: ImageProviders 555555555555 (golden-images); ImageNames golden-*; MaximumDaysSinceCreated 300
            + criterion: ImageProviders amazon, aws-marketplace

        ~ 1 Region: state stays audit-mode, no launch is blocked that was not before
            b (444444444402): eu-west-1
            - criterion: ImageProviders none
            + criterion: ImageProviders 555555555555 (golden-images); ImageNames golden-*; MaximumDaysSinceCreated 300
            + criterion: ImageProviders amazon, aws-marketplace

        ~ 1 Region: state disabled → audit-mode, no launch is blocked that was not before
            c (666666666601): us-west-2
            - criterion: ImageProviders 999999999999, aws-marketplace
            - criterion: ImageNames old-*; MaximumDaysSinceDeprecated 0
            + criterion: ImageProviders 555555555555 (golden-images); ImageNames golden-*; MaximumDaysSinceCreated 300
            + criterion: ImageProviders amazon, aws-marketplace

      Plan: 15 Regions to change in 3 accounts (29 calls), 0 as wanted.
      """;

  @TempDir Path folder;

  @Test
  void aPlanGroupsPlacesThatAreAlike() {
    Cli cli = cli(folder, "audit_mode");
    try (Sandbox sandbox = sandbox(cli)) {
      Run plan = run(cli, sandbox, "account", "plan");

      assertThat(plan.exitCode()).isZero();
      assertThat(plan.out().lines().filter(line -> !line.startsWith("Fingerprint: ")))
          .containsExactlyElementsOf(PLAN.lines().toList());
      assertThat(plan.err())
          .isEqualTo(
              "note: amiguard.yaml:5:5: policy allowed-amis sets targets, which only a declarative"
                  + " policy can have; here it is not used [account.not-used]\n");
      assertThat(writes(sandbox)).isEmpty();
    }
  }

  @Test
  void afterAnApplyThereIsNothingToDoAndARollbackRestoresWhatEachRegionHad() {
    Cli cli = cli(folder, "enabled");
    try (Sandbox sandbox = sandbox(cli)) {
      Map<String, String> before = settings(sandbox);

      Run apply = run(cli, sandbox, "account", "apply", "--yes");
      Run second = run(cli, sandbox, "account", "plan", "--detailed-exitcode");
      Run check = run(cli, sandbox, "account", "check");
      Map<String, String> after = settings(sandbox);
      Run journal = cli.run("journal");
      Run rollback = run(cli, sandbox, "rollback", "--yes");

      assertThat(apply.exitCode()).as(apply.err()).isZero();
      assertThat(second.exitCode()).as(second.out()).isZero();
      assertThat(check.exitCode()).as(check.out()).isZero();
      assertThat(after.values()).hasSize(15).containsOnly(after.get(A + " us-east-1"));
      assertThat(rollback.exitCode()).as(rollback.err()).isZero();
      assertThat(settings(sandbox)).isEqualTo(before).isNotEqualTo(after);
      assertThat(second.out())
          .isEqualTo(
              "No changes. Nothing to do: Allowed AMIs is as wanted in 15 Regions of 3 accounts.\n");
      assertThat(check.out())
          .endsWith(
              "Check: the accounts are as the settings say, with 1 note (as wanted in 15 Regions, of 3"
                  + " accounts).\n");
      assertThat(journal.out()).contains("complete", "29/29  account apply  arn:aws:iam::" + A);
    }
  }

  /** Never enforced with the old criteria, and never with the new ones on the way back. */
  @Test
  void criteriaComeBeforeTheStateWhenEnforcingAndAfterItWhenRelaxing() {
    Cli cli = cli(folder, "enabled");
    try (Sandbox sandbox = sandbox(cli)) {
      run(cli, sandbox, "account", "apply", "--yes", "--regions", "us-east-1");
      run(cli, sandbox, "rollback", "--yes");

      assertThat(writes(sandbox))
          .filteredOn(write -> write.startsWith(B))
          .containsExactly(
              B + " us-east-1 ReplaceImageCriteriaInAllowedImagesSettings",
              B + " us-east-1 EnableAllowedImagesSettings",
              B + " us-east-1 DisableAllowedImagesSettings",
              B + " us-east-1 ReplaceImageCriteriaInAllowedImagesSettings");
    }
  }

  @Test
  void aRollbackCanBeRolledBack() {
    Cli cli = cli(folder, "audit_mode");
    try (Sandbox sandbox = sandbox(cli)) {
      run(cli, sandbox, "account", "apply", "--yes");
      Map<String, String> applied = settings(sandbox);
      run(cli, sandbox, "rollback", "--yes");

      Run again = run(cli, sandbox, "rollback", "--yes");

      assertThat(again.exitCode()).as(again.err()).isZero();
      assertThat(settings(sandbox)).isEqualTo(applied);
      assertThat(cli.run("journal").out()).contains("    rolls back ");
    }
  }
}
