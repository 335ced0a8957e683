package io.amiguard.cli.account;

import static io.amiguard.cli.account.AccountSandbox.A;
import static io.amiguard.cli.account.AccountSandbox.B;
import static io.amiguard.cli.account.AccountSandbox.cli;
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
import io.amiguard.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.model.ImageCriterionRequest;

/** What cannot be read is unknown: not written, and never clean. */
class AccountUnknownTest {
  private static final String DENIED = ", \"deniedRegions\": {\"444444444401\": [\"eu-west-1\"]}";

  @TempDir Path folder;

  @Test
  void aRegionThatIsDeniedIsLeftAloneAndTheRestIsDone() {
    Cli cli = cli(folder, "audit_mode");
    try (Sandbox sandbox = sandbox(cli, DENIED, SandboxOptions.defaults())) {
      Run plan = run(cli, sandbox, "account", "plan");
      Run apply = run(cli, sandbox, "account", "apply", "--yes");
      Run second = run(cli, sandbox, "account", "apply", "--yes");

      assertThat(plan.exitCode()).isEqualTo(5);
      assertThat(plan.out())
          .contains(
              "Plan: 14 Regions to change in 3 accounts (27 calls), 0 as wanted, 1 Region not known.");
      assertThat(apply.exitCode()).isEqualTo(5);
      assertThat(apply.err())
          .contains(
              "warning: a (444444444401) in eu-west-1: what is set could not be read: AWS denies"
                  + " ec2:GetAllowedImagesSettings with an explicit deny in a service control policy")
          .contains("Not everything could be read: what could not was left as it is.");
      assertThat(writes(sandbox)).hasSize(27).noneMatch(it -> it.startsWith(A + " eu-west-1"));
      assertThat(second.exitCode()).isEqualTo(5);
      assertThat(second.out())
          .contains("No changes in 14 Regions of 3 accounts; not everything could be read.");
    }
  }

  @Test
  void aCheckHasTheMapOfWhatDiffersAndOfWhatIsNotKnown() {
    Cli cli = cli(folder, "audit_mode");
    try (Sandbox sandbox = sandbox(cli, DENIED, SandboxOptions.defaults())) {
      run(cli, sandbox, "account", "apply", "--yes");
      AccountSandbox.in(sandbox, B, "us-east-1", ec2 -> ec2.disableAllowedImagesSettings(it -> {}));
      AccountSandbox.in(
          sandbox,
          B,
          "us-west-2",
          ec2 ->
              ec2.replaceImageCriteriaInAllowedImagesSettings(
                  it ->
                      it.imageCriteria(
                          ImageCriterionRequest.builder().imageProviders("amazon").build())));

      Run check = run(cli, sandbox, "account", "check");

      assertThat(check.exitCode()).isEqualTo(3);
      assertThat(check.out())
          .contains(
              "error: b (444444444402) in us-east-1: state is disabled in EC2; the settings want"
                  + " audit-mode [account.state-differs]",
              "error: b (444444444402) in us-west-2: the criteria in EC2 differ: not there:"
                  + " [ImageProviders 555555555555; ImageNames golden-*; MaximumDaysSinceCreated 300 |"
                  + " ImageProviders amazon, aws-marketplace]; there, and not in the settings:"
                  + " [ImageProviders amazon] [account.criteria-differ]")
          .endsWith(
              """
              Accounts by Regions where something differs (. in force, s state differs, \
              c criteria differ, ? could not be read):
                ap-south-1, eu-central-1
                | eu-west-1
                | | us-east-1
                | | | us-west-2
                . ? . .  a (444444444401)
                . . s c  b (444444444402)
              Check: incomplete; 3 findings and 1 note (as wanted in 12 of 14 Regions \
              that answered, of 3 accounts).
              """);
    }
  }

  @Test
  void whatIsUnknownAloneIsIncomplete() throws Exception {
    Cli cli = cli(folder, "audit_mode");
    try (Sandbox sandbox = sandbox(cli, DENIED, SandboxOptions.defaults())) {
      run(cli, sandbox, "account", "apply", "--yes");

      Run check = run(cli, sandbox, "account", "check", "-o", "json");

      JsonNode json = new ObjectMapper().readTree(check.out());
      assertThat(check.exitCode()).isEqualTo(5);
      assertThat(json.path("formatVersion").asText()).isEqualTo("1");
      assertThat(json.path("complete").asBoolean(true)).isFalse();
      assertThat(json.at("/inForce/differing/0/regions/eu-west-1").asText()).isEqualTo("unknown");
    }
  }

  @Test
  void anAccountWithoutTheRoleIsUnknownAndTheOthersAreDone() throws Exception {
    Cli cli = cli(folder, "audit_mode").withCredentials();
    try (Sandbox sandbox =
        sandbox(cli, ", \"roles\": {\"444444444402\": []}", SandboxOptions.defaults())) {
      String role = "arn:aws:iam::%s:role/OrganizationAccountAccessRole";
      String[] ways = {
        "--role",
        role.formatted(A),
        "--role",
        role.formatted(B),
        "--endpoint-url",
        sandbox.endpoint().toString()
      };
      Run apply = cli.run(concat(new String[] {"account", "apply", "--yes"}, ways));
      Run plan = cli.run(concat(new String[] {"account", "plan", "-o", "json"}, ways));

      JsonNode json = new ObjectMapper().readTree(plan.out());
      assertThat(apply.exitCode()).as(apply.err()).isEqualTo(5);
      assertThat(apply.err())
          .contains("444444444402: what is set could not be read: AWS denies sts:AssumeRole");
      assertThat(settings(sandbox).get(A + " us-east-1")).startsWith("audit-mode");
      assertThat(writes(sandbox)).noneMatch(it -> it.startsWith(B));
      assertThat(plan.exitCode()).isEqualTo(5);
      assertThat(json.at("/unknown/0/accountId").asText()).isEqualTo(B);
      assertThat(json.at("/regionsAsWanted").asInt()).isEqualTo(5);
    }
  }

  @Test
  void aRegionThatIsNotEnabledIsUnknownWhereItIsNamed() {
    Cli cli = cli(folder, "audit_mode");
    try (Sandbox sandbox = sandbox(cli)) {
      Run plan = run(cli, sandbox, "account", "plan", "--regions", "us-east-1,af-south-1");

      assertThat(plan.exitCode()).isEqualTo(5);
      assertThat(plan.err())
          .contains(
              "in af-south-1, b (444444444402) in af-south-1, c (666666666601) in af-south-1:"
                  + " what is set could not be read: the Region is not enabled in the account");
      assertThat(plan.out()).contains("Plan: 3 Regions to change in 3 accounts");
    }
  }

  private static String[] concat(String[] one, String[] other) {
    return Stream.of(one, other).flatMap(Stream::of).toArray(String[]::new);
  }
}
