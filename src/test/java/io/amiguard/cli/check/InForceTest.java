package io.amiguard.cli.check;

import static io.amiguard.cli.InForceSandbox.applyAndCheck;
import static io.amiguard.cli.InForceSandbox.callsOf;
import static io.amiguard.cli.InForceSandbox.check;
import static io.amiguard.cli.InForceSandbox.cli;
import static io.amiguard.cli.InForceSandbox.makeAnEffectivePolicyInvalid;
import static io.amiguard.cli.InForceSandbox.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check --level in-force} against an organization in which not everything is well. */
class InForceTest {
  @TempDir Path folder;

  @Test
  void findsNothingWhereItIsInForceEverywhere() {
    Cli cli = cli(folder);
    try (Sandbox sandbox = sandbox(cli, "{}")) {
      Run check = applyAndCheck(cli, sandbox);

      assertThat(check.exitCode()).isZero();
      assertThat(check.out())
          .isEqualTo(
              """
              Check: organization o-acme000001 is as the settings say (level in-force; in force in \
              42 Regions, of 21 active accounts; passed over 1 account that is not active).
              """);
      assertThat(check.err()).isEmpty();
    }
  }

  @Test
  void entersTheCallersOwnAccountWithoutARoleAndEveryOtherOneOnce() {
    Cli cli = cli(folder);
    try (Sandbox sandbox = sandbox(cli, "{}")) {
      applyAndCheck(cli, sandbox);

      assertThat(sandbox.callCounts())
          .containsEntry("AssumeRole", 20L)
          .containsEntry("DescribeRegions", 21L)
          .containsEntry("GetAllowedImagesSettings", 42L);
      assertThat(callsOf(sandbox, "GetAllowedImagesSettings"))
          .contains("111111111111 us-east-1", "444444444401 eu-west-1")
          .doesNotContain("888888888801 us-east-1");
    }
  }

  @Test
  void namesExactlyWhatIsWrong() {
    Cli cli = cli(folder);
    String inventory =
        """
        {"allowedImagesSettings": [
           {"accountId": "444444444401", "region": "eu-west-1", "state": "disabled",
            "imageCriteria": [], "managedBy": "account"},
           {"accountId": "444444444402", "region": "us-east-1", "state": "enabled",
            "imageCriteria": [
              {"imageProviders": ["aws-marketplace", "amazon"]},
              {"imageProviders": ["555555555555"], "imageNames": ["golden-*", "old-*"],
               "maximumDaysSinceCreated": 300}],
            "managedBy": "declarative-policy"}],
         "roles": {"222222222202": []},
         "deniedRegions": {"666666666601": ["eu-west-1"]}}""";
    try (Sandbox sandbox = sandbox(cli, inventory)) {
      cli.run("apply", "--yes", "--endpoint-url", sandbox.endpoint().toString());
      makeAnEffectivePolicyInvalid(sandbox);

      Run check = check(cli, sandbox, "--sample", "all");

      assertThat(check.exitCode()).isEqualTo(3);
      assertThat(check.out().lines().filter(InForceTest::isAboutWhatIsInForce))
          .containsExactlyInAnyOrder(
              "error: prod-web (444444444401) in eu-west-1: no declarative policy is in force: EC2 says"
                  + " that the account manages Allowed AMIs itself (state disabled, no criteria)"
                  + " [check.not-managed-by-policy]",
              "error: prod-api (444444444402) in us-east-1: state is enabled in EC2; the policies give"
                  + " audit_mode [check.state-differs]",
              "error: prod-api (444444444402) in us-east-1: the criteria in EC2 differ:"
                  + " criteria_2.image_names has [old-*], which the policies do not"
                  + " [check.criteria-differ]",
              "warning: audit (222222222202): what is in force could not be read: AWS denies"
                  + " sts:AssumeRole for role OrganizationAccountAccessRole: it does not exist there,"
                  + " does not trust this caller, or asks for an external id; name another with"
                  + " --role-name or --role, or pass --external-id [check.unreadable]",
              "warning: dev-web (666666666601) in eu-west-1: what is in force could not be read: AWS"
                  + " denies ec2:GetAllowedImagesSettings with an explicit deny in a service control"
                  + " policy: grant it to the role, or leave the Region out with --regions"
                  + " [check.unreadable]");
      assertThat(check.out())
          .contains(
              "error: training (777777777701) keeps its last valid effective policy, because AWS refuses"
                  + " the merged one: ELEMENTS_TOO_MANY at ")
          .endsWith(
              """
              Accounts by Regions where something differs (. in force, m not managed by a policy, \
              s state differs, f keeps its last valid policy, ? could not be read):
                eu-west-1
                | us-east-1
                ? ?  audit (222222222202)
                m .  prod-web (444444444401)
                . s  prod-api (444444444402)
                ? .  dev-web (666666666601)
                f f  training (777777777701)
              Check: incomplete; 7 findings and 1 note in organization o-acme000001 (level in-force; in force in \
              35 of 39 Regions that answered, of 21 active accounts; passed over 1 account that is not \
              active).
              """);
    }
  }

  /** Returns the map of a check with one account that is not managed and one without the role. */
  static String mapOfWhatDiffers(Path folder) {
    Cli cli = cli(folder);
    String inventory =
        """
        {"allowedImagesSettings": [
           {"accountId": "444444444401", "region": "eu-west-1", "state": "disabled",
            "imageCriteria": [], "managedBy": "account"}],
         "roles": {"222222222202": []}}""";
    try (Sandbox sandbox = sandbox(cli, inventory)) {
      String out = applyAndCheck(cli, sandbox).out();
      return out.substring(out.indexOf("Accounts by Regions"), out.lastIndexOf("Check: "));
    }
  }

  private static boolean isAboutWhatIsInForce(String line) {
    return Stream.of("not-managed-by-policy", "state-differs", "criteria-differ", "unreadable")
        .anyMatch(rule -> line.endsWith("[check.%s]".formatted(rule)));
  }

  @Test
  void whatCannotBeReadAloneIsIncomplete() {
    Cli cli = cli(folder);
    try (Sandbox sandbox = sandbox(cli, "{\"roles\": {\"222222222202\": []}}")) {
      Run check = applyAndCheck(cli, sandbox);

      assertThat(check.exitCode()).isEqualTo(5);
      assertThat(check.out()).contains("Check: incomplete; 1 finding");
    }
  }

  @Test
  void asksOnlyTheAccountsAndRegionsThatAreNamed() {
    Cli cli = cli(folder);
    try (Sandbox sandbox = sandbox(cli, "{}")) {
      Run check =
          applyAndCheck(
              cli,
              sandbox,
              "--ou",
              "/Workloads/Prod",
              "--accounts",
              "audit",
              "--regions",
              "eu-west-1");

      assertThat(check.exitCode()).isZero();
      assertThat(check.out()).contains("in force in 6 Regions, of 6 active accounts)");
      assertThat(callsOf(sandbox, "GetAllowedImagesSettings"))
          .hasSize(6)
          .contains("222222222202 eu-west-1", "444444444404 eu-west-1")
          .allMatch(call -> call.endsWith(" eu-west-1"));
      assertThat(sandbox.callCounts()).containsEntry("AssumeRole", 6L);
    }
  }

  @Test
  void asksAShareOfTheAccounts() {
    Cli cli = cli(folder);
    try (Sandbox sandbox = sandbox(cli, "{}")) {
      Run check = applyAndCheck(cli, sandbox, "--sample", "10%");

      assertThat(check.exitCode()).isZero();
      assertThat(check.out())
          .contains("in force in 6 Regions, of 3 active accounts, a sample of 21; passed over 1");
    }
  }

  @Test
  void showsAMapToPrograms() throws IOException {
    Cli cli = cli(folder);
    try (Sandbox sandbox =
        sandbox(cli, "{\"deniedRegions\": {\"666666666601\": [\"eu-west-1\"]}}")) {
      JsonNode json = new ObjectMapper().readTree(applyAndCheck(cli, sandbox, "-o", "json").out());

      assertThat(json.path("level").asText()).isEqualTo("in-force");
      assertThat(json.path("complete").asBoolean()).isFalse();
      assertThat(json.path("inForce"))
          .hasToString(
              "{\"accounts\":21,\"notActive\":1,\"answers\":41,\"inForce\":41,\"differing\":"
                  + "[{\"accountId\":\"666666666601\",\"regions\":"
                  + "{\"eu-west-1\":\"unknown\",\"us-east-1\":\"in-force\"}}]}");
    }
  }
}
