package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.amiguard.cli.Cli.Run;
import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.State;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.snapshot.SnapshotWriter;
import io.amiguard.testing.Acme;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

/** Which accounts are explained, what is wrong usage, and what comes of asking AWS. */
class ExplainCommandTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final AllowedImagesSettings AUDIT = Acme.allowing(State.AUDIT_MODE, "amazon");

  @TempDir Path folder;

  private Cli cli;

  @BeforeEach
  void writeASnapshot() {
    cli = Cli.in(folder).file("organization.json", SnapshotWriter.write(acme(Acme.tree())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "222222222222                  | 222222222222",
        "account:prod-web              | 222222222222",
        "prod-web                      | 222222222222",
        "dev,prod-web,222222222222     | 222222222222 444444444444",
        "/Workloads/Prod               | 222222222222 333333333333",
        "ou-acme-11111111              | 222222222222 333333333333 444444444444",
        "dev,/Sandbox                  | 444444444444 555555555555 666666666666",
        "--all                         | 111111111111 222222222222 333333333333 444444444444 555555555555 666666666666",
        "root                          | 111111111111 222222222222 333333333333 444444444444 555555555555 666666666666"
      })
  void explainsTheAccountsThatAreNamedEachOnce(String words, String expected) throws Exception {
    JsonNode json = JSON.readTree(explain(words.split(",", -1), "-o", "json").out());

    List<String> ids = new ArrayList<>();
    json.get("accounts").forEach(account -> ids.add(account.get("accountId").asText()));
    assertThat(String.join(" ", ids)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prod-wbe        | ACCOUNT 'account:prod-wbe' is not in organization | Did you mean 'account:prod-web'?",
        "account:prodweb | ACCOUNT 'account:prodweb' is not in organization  | Did you mean 'account:prod-web'?",
        "/Workloads/Prd  | ACCOUNT '/Workloads/Prd' is not in organization   | Did you mean '/Workloads/Prod'?",
        "999999999999    | ACCOUNT '999999999999' is not in organization     | Check the id",
        "2222            | ACCOUNT '2222' is not in organization             | Check the id",
      })
  void saysWhichNameIsUnknownAndWhichOneIsNear(String word, String message, String hint) {
    Run run = explain(new String[] {"dev", word});

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err()).contains(message).contains(hint).doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void saysEveryIdOfANameThatTwoAccountsHave() {
    List<Account> accounts = new ArrayList<>(Acme.tree().accounts());
    accounts.replaceAll(
        account ->
            account.id().equals(Acme.DEV)
                ? new Account(account.id(), "prod-web", account.parentId(), account.state())
                : account);
    OrganizationTree twins =
        new OrganizationTree(
            "o-acme000001", Acme.MANAGEMENT, Acme.tree().root(), Acme.tree().units(), accounts);
    cli.file("organization.json", SnapshotWriter.write(acme(twins)));

    Run run = explain(new String[] {"prod-web"});

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err())
        .contains("ACCOUNT 'account:prod-web' names 2 places: 222222222222, 444444444444");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "|name the accounts to explain, by id, name or OU path, or pass --all",
        "--all,dev|--all means every account",
        "--all,--live|a snapshot does not hold its answer",
        "dev,--move,dev=nowhere|--move 'nowhere' is not in organization",
        "dev,--move,dev|--move dev: write ACCOUNT=OU",
      })
  void wrongUsageIsOneClearMessage(String usage) {
    String[] parts = usage.split("\\|", 2);
    String[] words = parts[0].isEmpty() ? new String[0] : parts[0].split(",", -1);

    Run run = explain(words);

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err()).contains(parts[1]).doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void asksAwsAboutNoAccountThatIsMovedInThought() {
    Run run = cli.run("explain", "--move", "dev=/Sandbox", "--live", "--sandbox");

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err()).contains("--live asks AWS what is, and --move asks what would be");
  }

  @Test
  void movesAnAccountToOnePlaceOnly() {
    Run run = explain(new String[] {"--move", "dev=/Sandbox", "--move", "444444444444=root"});

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err())
        .contains(
            "--move names account dev (444444444444) twice, to /Sandbox (ou-acme-33333333) and to"
                + " Root (r-acme); leave one of them out");
  }

  @Test
  void aUnitWithoutAccountsHasNothingToExplain() {
    OrganizationTree empty =
        Acme.tree().withMoved(Acme.PROD_WEB, Acme.ROOT).withMoved(Acme.PROD_DATA, Acme.ROOT);
    cli.file("organization.json", SnapshotWriter.write(acme(empty)));

    Run run = explain(new String[] {"/Workloads/Prod"});

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo("Explained: 0 accounts of organization o-acme000001.\n");
  }

  @Test
  void anAccountMovesByItsName() {
    Run run = explain(new String[] {"--move", "dev=/Sandbox"});

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("What if account dev (444444444444) moved to /Sandbox (ou-acme-33333333)")
        .contains("No account gets another effective policy.")
        .contains("dev (444444444444) in /Sandbox");
  }

  @Test
  void awsSaysTheSameWherePredictionsAreRight() throws Exception {
    try (Sandbox sandbox = Sandbox.start(acme(Acme.tree()), SandboxOptions.defaults(), clock())) {
      Run text = live(sandbox);
      Run json = live(sandbox, "-o", "json");

      assertThat(text.exitCode()).isZero();
      assertThat(text.out()).contains("AWS says the same for 5 of 5 active accounts;");
      JsonNode accounts = JSON.readTree(json.out()).get("accounts");
      assertThat(accounts.findValuesAsText("live"))
          .containsExactly(
              "as_predicted",
              "as_predicted",
              "as_predicted",
              "as_predicted",
              "as_predicted",
              "not_active");
    }
  }

  @Test
  void namesWhatAwsSaysDifferently() throws Exception {
    SandboxOptions slow = SandboxOptions.defaults().withPropagationDelay(Duration.ofHours(1));
    try (Sandbox sandbox = Sandbox.start(acme(Acme.tree()), slow, clock())) {
      try (OrganizationsClient aws = client(sandbox)) {
        aws.updatePolicy(
            request ->
                request
                    .policyId("p-11111111")
                    .content(
                        """
                        {"ec2_attributes":{"allowed_images_settings":{"state":{"@@assign":"enabled"},\
                        "image_criteria":{"criteria_1":{"allowed_image_providers":{"@@assign":["amazon"]}}}}}}"""));
      }

      Run text = live(sandbox);
      Run json = live(sandbox, "-o", "json");

      assertThat(text.exitCode()).isEqualTo(3);
      assertThat(text.out())
          .contains(
              "danger: management (111111111111), prod-web (222222222222), prod-data"
                  + " (333333333333) and 2 more accounts:"
                  + " /ec2_attributes/allowed_images_settings/state: predicted \"enabled\", AWS"
                  + " says \"audit_mode\" [explain.prediction-differs]")
          .contains("AWS says the same for 0 of 5 active accounts; 5 differently,");
      assertThat(json.exitCode()).isEqualTo(3);
      JsonNode finding = JSON.readTree(json.out()).at("/findings/0");
      assertThat(finding.get("severity").asText()).isEqualTo("danger");
      assertThat(finding.get("rule").asText()).isEqualTo("explain.prediction-differs");
    }
  }

  @Test
  void whatAwsDoesNotTellIsIncomplete() throws Exception {
    try (Sandbox sandbox = Sandbox.start(acme(Acme.tree()), SandboxOptions.defaults(), clock());
        DenyingProxy denying = new DenyingProxy(sandbox.endpoint(), "DescribeEffectivePolicy")) {
      Run text = live(denying.url());
      Run json = live(denying.url(), "-o", "json");

      assertThat(text.exitCode()).isEqualTo(5);
      assertThat(text.out())
          .contains("warning: management (111111111111), prod-web (222222222222), prod-data")
          .contains("the effective policy could not be read: ")
          .contains("organizations:DescribeEffectivePolicy")
          .contains("[explain.unreadable]")
          .contains(
              "AWS says the same for 0 of 5 active accounts; 0 differently, 5 could not be read");
      assertThat(json.exitCode()).isEqualTo(5);
      assertThat(JSON.readTree(json.out()).findValuesAsText("live")).contains("unreadable");
    }
  }

  private Run live(Sandbox sandbox, String... more) {
    return live(sandbox.endpoint().toString(), more);
  }

  private Run live(String endpoint, String... more) {
    List<String> arguments = new ArrayList<>(List.of("explain", "--all", "--live"));
    arguments.addAll(List.of("--endpoint-url", endpoint));
    arguments.addAll(List.of(more));
    return cli.withCredentials().run(arguments.toArray(String[]::new));
  }

  private Clock clock() {
    return cli.clock();
  }

  private static OrganizationsClient client(Sandbox sandbox) {
    return OrganizationsClient.builder()
        .endpointOverride(sandbox.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private Run explain(String[] words, String... more) {
    List<String> arguments = new ArrayList<>(List.of("explain"));
    arguments.addAll(List.of(words));
    arguments.addAll(List.of("--snapshot", "organization.json"));
    arguments.addAll(List.of(more));
    return cli.run(arguments.toArray(String[]::new));
  }

  private static Snapshot acme(OrganizationTree tree) {
    return Snapshot.of(
        tree,
        Set.of("ec2.amazonaws.com"),
        List.of(Acme.managed("p-11111111", "allowed-amis", AUDIT, Acme.ROOT)));
  }
}
