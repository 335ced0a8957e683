package io.amiguard.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.cli.Cli.Run;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import io.amiguard.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  /** Returns the map of a check with one account that is not managed and one without the role. */
  static String mapOfWhatDiffers(Path folder) {
    Cli cli = Cli.in(folder).file("amiguard.yaml", SETTINGS).withCredentials();
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
    Cli cli = cli();
    try (Sandbox sandbox = sandbox(cli, "{\"roles\": {\"222222222202\": []}}")) {
      Run check = applyAndCheck(cli, sandbox);

      assertThat(check.exitCode()).isEqualTo(5);
      assertThat(check.out()).contains("Check: incomplete; 1 finding");
    }
  }

  @Test
  void asksOnlyTheAccountsAndRegionsThatAreNamed() {
    Cli cli = cli();
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
    Cli cli = cli();
    try (Sandbox sandbox = sandbox(cli, "{}")) {
      Run check = applyAndCheck(cli, sandbox, "--sample", "10%");

      assertThat(check.exitCode()).isZero();
      assertThat(check.out())
          .contains("in force in 6 Regions, of 3 active accounts, a sample of 21; passed over 1");
    }
  }

  @Test
  void waitsUntilItIsInForceEverywhere() {
    Cli cli = cli();
    SandboxOptions slow = SandboxOptions.defaults().withPropagationDelay(Duration.ofSeconds(25));
    try (Sandbox sandbox = Sandbox.start(organization("{}"), slow, cli.clock())) {
      String endpoint = sandbox.endpoint().toString();
      cli.run("apply", "--yes", "--wait", "none", "--endpoint-url", endpoint);

      Run atOnce = check(cli, sandbox);
      Run tooShort = check(cli, sandbox, "--wait", "10s");
      Run waiting = check(cli, sandbox, "--wait", "5m");

      assertThat(atOnce.exitCode()).isEqualTo(3);
      assertThat(tooShort.exitCode()).isEqualTo(3);
      assertThat(waiting.exitCode()).isZero();
    }
  }

  @Test
  void doesNotWaitForWhatNobodyHasApplied() {
    Cli cli = cli();
    try (Sandbox sandbox = sandbox(cli, "{}")) {
      Run check = check(cli, sandbox, "--wait", "5m");

      assertThat(check.exitCode()).isEqualTo(3);
      assertThat(check.err())
          .contains("Not waiting (--wait): the policies are not as the settings say; run");
    }
  }

  @Test
  void goesOnFromAFileOfAnswers() throws IOException {
    Cli cli = cli();
    Path file = folder.resolve("answers.jsonl");
    try (Sandbox sandbox = sandbox(cli, "{\"roles\": {\"222222222202\": []}}")) {
      Run first = applyAndCheck(cli, sandbox, "--resume", "answers.jsonl");
      List<String> lines = Files.readAllLines(file);
      Files.writeString(
          file, String.join("\n", lines.subList(0, lines.size() - 3)) + "\n{\"accountId\":\"44");
      long lost =
          lines.subList(lines.size() - 3, lines.size()).stream()
              .filter(line -> line.contains("managedBy"))
              .count();
      long calls = sandbox.callCounts().getOrDefault("GetAllowedImagesSettings", 0L);

      Run second = check(cli, sandbox, "--resume", "answers.jsonl");

      assertThat(first.exitCode()).isEqualTo(5);
      assertThat(first.out()).doesNotContain("check.resumed");
      assertThat(lines).hasSize(1 + 20 + 40);
      assertThat(second.exitCode()).isEqualTo(5);
      assertThat(second.out())
          .contains(
              "answers.jsonl: %d answers come from this file, which was begun at 2026-11-24T1"
                  .formatted(40 - lost));
      assertThat(sandbox.callCounts()).containsEntry("GetAllowedImagesSettings", calls + lost);
      assertThat(Files.readAllLines(file)).hasSameElementsAs(lines);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense | is not a line that --resume wrote",
        "{} | is not a file that --resume wrote",
        "{\"formatVersion\":\"1\",\"organizationId\":\"o-other00001\"} | holds answers of organization o-other00001",
        "{\"formatVersion\":\"1\",\"organizationId\":\"o-acme000001\"}%n{\"accountId\":\"x\",\"regions\":[]} | :2 is not a line",
        "{\"formatVersion\":\"1\",\"organizationId\":\"o-acme000001\"}%n{\"accountId\":\"111111111111\",\"region\":\"a\",\"state\":\"x\",\"criteria\":[]} | :2 is not a line"
      })
  void refusesAFileOfAnswersThatIsNone(String text, String complaint) {
    Cli cli = cli().file("answers.jsonl", text.formatted() + "\n");
    try (Sandbox sandbox = sandbox(cli, "{}")) {
      Run check = applyAndCheck(cli, sandbox, "--resume", "answers.jsonl");

      assertThat(check.exitCode()).isEqualTo(65);
      assertThat(check.err()).contains(complaint);
    }
  }

  @Test
  void showsAMapToPrograms() throws IOException {
    Cli cli = cli();
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

  @Test
  void showsABarOnATerminalUnlessItShallBeQuiet() {
    Cli cli = cli();
    try (Sandbox sandbox = sandbox(cli, "{}")) {
      cli.typing("");
      Run loud = applyAndCheck(cli, sandbox, "--color", "never");
      Run quiet = check(cli, sandbox, "--color", "never", "--quiet");

      assertThat(loud.err()).contains("[########################] 42 of 42 Regions of accounts");
      assertThat(quiet.err()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--level in-force --concurrency 0 | --concurrency must be from 1 to 512, not 0.",
        "--level in-force --regions europe | --regions 'europe' is not an AWS Region",
        "--level in-force --accounts nobody | --accounts 'account:nobody' names nothing",
        "--level in-force --accounts /Workloads | --accounts '/Workloads' is not an account",
        "--level in-force --ou /Nowhere | --ou '/Nowhere' names nothing",
        "--level in-force --role audit=arn:x | --role 222222222202=arn:x is not the ARN of a role",
        "--level in-force --sample 0% | '0%' is neither a number of accounts from 1, nor a share",
        "--level effective --regions us-east-1 | have a meaning at level in-force only",
        "--level attached --ou /Workloads | have no meaning at level attached"
      })
  void saysWhatIsWrongWithAnOption(String options, String complaint) {
    Cli cli = cli();
    try (Sandbox sandbox = sandbox(cli, "{}")) {
      Run check =
          cli.run(
              Stream.concat(
                      Stream.of("check", "--endpoint-url", sandbox.endpoint().toString()),
                      Stream.of(options.split(" ", -1)))
                  .toArray(String[]::new));

      assertThat(check.exitCode()).isEqualTo(64);
      assertThat(check.err()).contains(complaint);
    }
  }

  private static List<String> callsOf(Sandbox sandbox, String operation) {
    return sandbox.calls().stream()
        .filter(call -> call.operation().equals(operation))
        .map(call -> call.account() + " " + call.region())
        .toList();
  }

  private static Run applyAndCheck(Cli cli, Sandbox sandbox, String... options) {
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
