package io.amiguard.cli.rollback;

import static io.amiguard.cli.account.AccountSandbox.B;
import static io.amiguard.cli.account.AccountSandbox.cli;
import static io.amiguard.cli.account.AccountSandbox.in;
import static io.amiguard.cli.account.AccountSandbox.run;
import static io.amiguard.cli.account.AccountSandbox.sandbox;
import static io.amiguard.cli.account.AccountSandbox.settings;
import static io.amiguard.cli.account.AccountSandbox.writes;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way back from an apply in accounts, and when there is none. */
class AccountRollbackTest {
  private static final String POLICY =
      """
      version: 1
      policies:
        - name: team-amis
          targets: [account:prod-api]
          state: enabled
          criteria:
            - allowed_image_providers: [amazon]
      """;

  @TempDir Path folder;

  @Test
  void aRegionThatOthersChangedSinceIsRefusedByName() {
    Cli cli = cli(folder, "audit_mode");
    try (Sandbox sandbox = sandbox(cli)) {
      run(cli, sandbox, "account", "apply", "--yes");
      enforceInB(sandbox);
      int before = writes(sandbox).size();

      Run rollback = run(cli, sandbox, "rollback", "--yes");

      assertThat(rollback.exitCode()).isEqualTo(4);
      assertThat(rollback.err())
          .contains(
              "error: Allowed AMIs in account b (444444444402) in us-west-2 was changed since"
                  + " [rollback.stale]",
              "cannot be rolled back: what it left has moved; nothing was changed.");
      assertThat(writes(sandbox)).hasSize(before);
    }
  }

  @Test
  void aRegionThatIsBackByItselfIsNoReasonToRefuse() {
    Cli cli = cli(folder, "audit_mode");
    try (Sandbox sandbox = sandbox(cli)) {
      Map<String, String> initial = settings(sandbox);
      run(cli, sandbox, "account", "apply", "--yes");
      in(
          sandbox,
          B,
          "us-west-2",
          ec2 -> {
            ec2.disableAllowedImagesSettings(it -> {});
            ec2.replaceImageCriteriaInAllowedImagesSettings(it -> {});
          });

      Run rollback = run(cli, sandbox, "rollback", "--yes");

      assertThat(rollback.exitCode()).as(rollback.err()).isZero();
      assertThat(settings(sandbox)).isEqualTo(initial);
    }
  }

  @Test
  void isCalledARollbackAndToldFromTheApply() {
    Cli cli = cli(folder, "audit_mode");
    try (Sandbox sandbox = sandbox(cli)) {
      Run apply = run(cli, sandbox, "account", "apply", "--yes");
      Run rollback = run(cli, sandbox, "rollback", "--yes");

      Run journal = cli.run("journal");

      assertThat(apply.out()).contains("\nApply complete: ");
      assertThat(rollback.out()).contains("\nRollback complete: ").doesNotContain("Apply complete");
      assertThat(journal.out().lines().filter(line -> line.contains("complete")))
          .hasSize(2)
          .satisfiesExactly(
              newest -> assertThat(newest).contains("  account rollback  arn:"),
              oldest -> assertThat(oldest).contains("  account apply     arn:"));
    }
  }

  @Test
  void aRegionThatTheEntryLeftToOthersStaysTheirs() {
    Cli cli = cli(folder, "audit_mode");
    try (Sandbox sandbox = sandbox(cli)) {
      Map<String, String> initial = settings(sandbox);
      cli.typingAfter(() -> enforceInB(sandbox), "yes\n");
      Run apply = run(cli, sandbox, "account", "apply");

      Run rollback = run(cli, sandbox, "rollback", "--yes");

      assertThat(apply.exitCode()).isEqualTo(4);
      assertThat(apply.err()).contains("failed: b (444444444402) in us-west-2");
      assertThat(rollback.exitCode()).as(rollback.err()).isZero();
      assertThat(settings(sandbox))
          .hasEntrySatisfying(B + " us-west-2", now -> assertThat(now).startsWith("enabled"))
          .containsAllEntriesOf(without(B + " us-west-2", initial));
    }
  }

  @Test
  void aRegionThatAPolicyCameToManageIsNotSaidToNeedAHand() {
    Cli cli = cli(folder, "audit_mode").withCredentials();
    try (Sandbox sandbox = sandbox(cli)) {
      run(cli, sandbox, "account", "apply", "--yes");
      int before = writes(sandbox).size();
      cli.file("policy.yaml", POLICY)
          .run(
              "apply --yes --file=policy.yaml --journal=other --endpoint-url %s"
                  .formatted(sandbox.endpoint())
                  .split(" "));

      Run rollback = run(cli, sandbox, "rollback", "--yes");

      assertThat(rollback.exitCode()).isEqualTo(4);
      assertThat(rollback.err())
          .contains("error: b (444444444402) in all 5 Regions: a declarative policy manages")
          .doesNotContain("put it back by hand");
      assertThat(writes(sandbox)).hasSize(before);
    }
  }

  private static void enforceInB(Sandbox sandbox) {
    in(
        sandbox,
        B,
        "us-west-2",
        ec2 -> ec2.enableAllowedImagesSettings(it -> it.allowedImagesSettingsState("enabled")));
  }

  private static Map<String, String> without(String place, Map<String, String> all) {
    Map<String, String> others = new TreeMap<>(all);
    others.remove(place);
    return others;
  }

  @Test
  void anAccountThatNoCredentialsOpenIsNamed() {
    Cli cli = cli(folder, "audit_mode");
    try (Sandbox sandbox = sandbox(cli)) {
      run(cli, sandbox, "account", "apply", "--yes");
      int before = writes(sandbox).size();

      Run rollback =
          cli.run(
              "rollback",
              "--yes",
              "--profile=a",
              "--profile=c",
              "--endpoint-url",
              sandbox.endpoint().toString());

      assertThat(rollback.exitCode()).isEqualTo(4);
      assertThat(rollback.err())
          .contains(
              "is about account 444444444402, and no credentials were given for it; nothing was"
                  + " changed. Add --profile or --role for it.");
      assertThat(writes(sandbox)).hasSize(before);
    }
  }

  @Test
  void aDryRunShowsThePlanAndChangesNothing() throws Exception {
    Cli cli = cli(folder, "audit_mode");
    try (Sandbox sandbox = sandbox(cli)) {
      run(cli, sandbox, "account", "apply", "--yes");
      int before = writes(sandbox).size();

      Run text = run(cli, sandbox, "rollback", "--dry-run");
      Run program = run(cli, sandbox, "rollback", "--dry-run", "-o", "json");
      Run markdown = run(cli, sandbox, "rollback", "--dry-run", "-o", "markdown");

      JsonNode json = new ObjectMapper().readTree(program.out());
      assertThat(text.exitCode()).isZero();
      assertThat(text.out()).contains("Plan: 15 Regions to change in 3 accounts (29 calls)");
      assertThat(json.path("changes")).hasSize(29);
      assertThat(json.at("/changes/0/action").asText())
          .isEqualTo("disable_allowed_images_settings");
      assertThat(markdown.exitCode()).isEqualTo(64);
      assertThat(writes(sandbox)).hasSize(before);
    }
  }

  @Test
  void whatIsThereAlreadyNeedsNoRollback() {
    Cli cli = cli(folder, "audit_mode");
    try (Sandbox sandbox = sandbox(cli)) {
      run(cli, sandbox, "account", "apply", "--yes");
      String entry =
          cli.run("journal").out().lines().skip(1).findFirst().orElseThrow().split(" ", 2)[0];
      run(cli, sandbox, "rollback", "--yes");

      Run again = run(cli, sandbox, "rollback", "--yes", entry);

      assertThat(again.exitCode()).as(again.err()).isZero();
      assertThat(again.out())
          .contains(
              "No changes. Nothing to roll back: every Region is as it was before entry " + entry);
    }
  }

  @Test
  void theJournalTellsProgramsWhichRegionsThereWere() throws Exception {
    Cli cli = cli(folder, "audit_mode");
    try (Sandbox sandbox = sandbox(cli)) {
      run(cli, sandbox, "account", "apply", "--yes");

      JsonNode entry =
          new ObjectMapper().readTree(cli.run("journal", "-o", "json").out()).at("/entries/0");

      assertThat(entry.path("organizationId").isNull()).isTrue();
      assertThat(entry.at("/changes/1/action").asText())
          .isEqualTo("enable_allowed_images_settings");
      assertThat(entry.at("/changes/1/accountId").asText()).isEqualTo("444444444401");
      assertThat(entry.at("/changes/1/region").asText()).isEqualTo("ap-south-1");
    }
  }

  @Test
  void anEntryOfAnOrganizationTakesOneProfileAndNoRole() {
    Cli cli = cli(folder, "audit_mode").withCredentials();
    try (Sandbox sandbox = sandbox(cli)) {
      cli.run("apply", "--yes", "--endpoint-url", sandbox.endpoint().toString());

      Run rollback = run(cli, sandbox, "rollback", "--yes");

      assertThat(rollback.exitCode()).isEqualTo(64);
      assertThat(rollback.err()).contains("this entry is about an organization");
    }
  }
}
