package io.amiguard.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.cli.Cli.Run;
import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.snapshot.SnapshotWriter;
import io.amiguard.testing.Acme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which accounts are explained, what is wrong usage, and what comes of asking AWS. */
class ExplainCommandTest extends ExplainCommandCases {
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
        "prod-wbe        | ACCOUNT 'prod-wbe' is not in organization         | Did you mean 'account:prod-web'?",
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
  void saysInOneLineThatAWordNamesNoAccountButAnOrganizationalUnit() {
    Run run = explain(new String[] {"prod"});

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err())
        .isEqualTo(
            "error: ACCOUNT 'prod' is not in organization o-acme000001. Did you mean '/Workloads/Prod'?\n");
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
    assertThat(run.err()).contains("ACCOUNT 'prod-web' names 2 places: 222222222222, 444444444444");
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
}
