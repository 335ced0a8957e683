package io.amiguard.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.cli.Cli.Run;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import io.amiguard.snapshot.Snapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.PolicyType;

/** {@code check --level in-force} against an organization in which not everything is well. */
class InForceTest {
  private static final String SETTINGS =
      """
      version: 1
      policies:
        - name: allowed-amis
          targets: [root]
          state: audit_mode
          criteria:
            - allowed_image_providers: [amazon, aws_marketplace]
            - allowed_image_providers: ["555555555555"]
              image_names: ["golden-*"]
              maximum_days_since_created: 300
      """;
  private static final String TRAINING = "777777777701";

  @TempDir Path folder;

  @Test
  void findsNothingWhereItIsInForceEverywhere() {
    Cli cli = cli();
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
    Cli cli = cli();
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
    Cli cli = cli();
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
              Check: incomplete; 8 findings in organization o-acme000001 (level in-force; in force in \
              35 of 39 Regions that answered, of 21 active accounts; passed over 1 account that is not \
              active).
              """);
    }
  }

  private static boolean isAboutWhatIsInForce(String line) {
    return Stream.of("not-managed-by-policy", "state-differs", "criteria-differ", "unreadable")
        .anyMatch(rule -> line.endsWith("[check.%s]".formatted(rule)));
  }

  private static List<String> callsOf(Sandbox sandbox, String operation) {
    return sandbox.calls().stream()
        .filter(call -> call.operation().equals(operation))
        .map(call -> call.account() + " " + call.region())
        .toList();
  }

  private Run applyAndCheck(Cli cli, Sandbox sandbox, String... options) {
    cli.run("apply", "--yes", "--endpoint-url", sandbox.endpoint().toString());
    return check(cli, sandbox, options);
  }

  private static Run check(Cli cli, Sandbox sandbox, String... options) {
    return cli.run(
        Stream.concat(
                Stream.of(
                    "check",
                    "--level",
                    "in-force",
                    "--endpoint-url",
                    sandbox.endpoint().toString()),
                Stream.of(options))
            .toArray(String[]::new));
  }

  private Cli cli() {
    return Cli.in(folder).file("amiguard.yaml", SETTINGS).withCredentials();
  }

  /** Starts the example organization with something more in its inventory. */
  private static Sandbox sandbox(Cli cli, String inventory) {
    return Sandbox.start(organization(inventory), SandboxOptions.defaults(), cli.clock());
  }

  private static Snapshot organization(String inventory) {
    try {
      Snapshot example = SandboxFolder.example();
      ObjectNode all = example.inventory().orElseThrow().deepCopy();
      all.setAll((ObjectNode) new ObjectMapper().readTree(inventory));
      return example.withInventory(all);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** AWS allows 200 providers in a criterion; an account appends 200 to those that we give. */
  private static void makeAnEffectivePolicyInvalid(Sandbox sandbox) {
    String providers =
        IntStream.range(0, 200).mapToObj("\"9%011d\""::formatted).collect(joining(","));
    String content =
        """
        {"ec2_attributes": {"allowed_images_settings": {"image_criteria": {"criteria_1":
          {"allowed_image_providers": {"@@append": [%s]}}}}}}"""
            .formatted(providers);
    try (OrganizationsClient organizations =
        OrganizationsClient.builder()
            .endpointOverride(sandbox.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      String id =
          organizations
              .createPolicy(
                  request ->
                      request
                          .name("theirs")
                          .description("")
                          .type(PolicyType.DECLARATIVE_POLICY_EC2)
                          .content(content))
              .policy()
              .policySummary()
              .id();
      organizations.attachPolicy(request -> request.policyId(id).targetId(TRAINING));
    }
  }
}
