package io.amiguard.cli.check;

import static io.amiguard.cli.InForceSandbox.cli;
import static io.amiguard.cli.InForceSandbox.sandbox;
import static io.amiguard.cli.report.ReportSandbox.apply;
import static io.amiguard.cli.report.ReportSandbox.checkFrom;
import static io.amiguard.cli.report.ReportSandbox.complete;
import static io.amiguard.cli.report.ReportSandbox.going;
import static io.amiguard.cli.report.ReportSandbox.idOf;
import static io.amiguard.cli.report.ReportSandbox.report;
import static io.amiguard.cli.report.ReportSandbox.start;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code check --from-report}: what a summary tells is judged, and what it does not is unknown. */
class CheckFromReportTest {
  private static final String ONE_DISABLED =
      """
      {"allowedImagesSettings": [
         {"accountId": "444444444401", "region": "eu-west-1", "state": "disabled",
          "imageCriteria": [], "managedBy": "account"}]}""";

  @TempDir Path folder;

  @Test
  void isNeverCleanForASummaryTellsNoCriteria() {
    Run check = checked("{}");

    assertThat(check.exitCode()).isEqualTo(5);
    assertThat(check.out())
        .isEqualTo(
            """
            warning: report report-1: the summary tells no account by name, and nothing of criteria or of who manages the setting [check.unreadable]
              → 'amiguard check --level in-force' asks each account; the report itself is s3://acme-reports/ec2_r-acme_report-1_….csv
            note: what is in force comes from this report of AWS over 21 accounts below Root (r-acme), made from 2026-11-24T12:00:02Z to 2026-11-24T12:00:32Z [check.from-report]
            Check: incomplete; 1 finding and 1 note in organization o-acme000001 (level in-force).
            """);
  }

  @Test
  void asksNoAccount() {
    Cli cli = cli(folder);
    try (Sandbox sandbox = sandbox(cli, "{}")) {
      apply(cli, sandbox);
      String id = complete(cli, sandbox);

      checkFrom(cli, sandbox, id);

      assertThat(sandbox.callCounts())
          .doesNotContainKeys("AssumeRole", "GetAllowedImagesSettings", "DescribeRegions");
    }
  }

  @Test
  void findsThatSomeAccountsDifferAndInWhichRegion() {
    Run check = checked(ONE_DISABLED);

    assertThat(check.exitCode()).isEqualTo(3);
    assertThat(check.out())
        .contains(
            "error: report report-1: allowed_images_settings: some accounts have another value than the policies give, at least in eu-west-1 (1 of 21); which accounts, the summary does not tell [check.report-accounts-differ]");
  }

  @Test
  void findsThatMostAccountsHaveAnotherState() {
    Cli cli = cli(folder);
    try (Sandbox sandbox = sandbox(cli, "{}")) {
      apply(cli, sandbox);
      String id = complete(cli, sandbox);
      cli.run(
          "apply", "--yes", "--state", "disabled", "--endpoint-url", sandbox.endpoint().toString());

      Run check = checkFrom(cli, sandbox, id, "--state", "disabled");

      assertThat(check.exitCode()).isEqualTo(3);
      assertThat(check.out())
          .contains(
              "allowed_images_settings is audit_mode in most accounts; the policies give disabled [check.report-state-differs]");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"AllowedImagesSettings", "Allowed AMIs", "EC2.ALLOWED-IMAGES-SETTINGS.STATE"})
  void knowsTheAttributeByItsWords(String name) {
    Run check = checked(going("\"attribute\": \"%s\"".formatted(name)));

    assertThat(check.exitCode()).isEqualTo(5);
    assertThat(check.out()).contains("incomplete; 1 finding and 1 note");
  }

  @Test
  void saysThatNoAttributeIsKnown() {
    Run check = checked(going("\"attribute\": \"image_block_public_access\""));

    assertThat(check.exitCode()).isEqualTo(5);
    assertThat(check.out())
        .contains(
            "warning: report report-1: none of its attributes is known to be Allowed AMIs, for AWS does not document their names: image_block_public_access, serial_console_access [check.unreadable]");
  }

  @Test
  void whatAReportLeavesOutIsUnknown() {
    Run check =
        checked(going("\"failedAccounts\": [\"444444444401\"]"), "--target", "/Workloads/Prod");

    assertThat(check.exitCode()).isEqualTo(5);
    assertThat(check.out())
        .contains(
            "AWS could not read 1 of 5 accounts [check.unreadable]",
            "it leaves out 16 accounts under the targets of the settings, which are not below /Workloads/Prod (ou-");
  }

  @Test
  void showsProgramsThatItIsIncomplete() throws IOException {
    Cli cli = cli(folder);
    try (Sandbox sandbox = sandbox(cli, "{}")) {
      apply(cli, sandbox);

      JsonNode json =
          new ObjectMapper()
              .readTree(checkFrom(cli, sandbox, complete(cli, sandbox), "-o", "json").out());

      assertThat(json.path("level").asText()).isEqualTo("in-force");
      assertThat(json.path("complete").asBoolean()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"9, complete, is still running since", "0, error, ended as 'error'"})
  void aReportThatIsNotCompleteTellsNothing(int polls, String end, String words) {
    Cli cli = cli(folder);
    String how = "\"polls\": %d, \"end\": \"%s\"".formatted(polls, end);
    try (Sandbox sandbox = sandbox(cli, going(how))) {
      apply(cli, sandbox);
      String id = idOf(start(cli, sandbox));
      report(cli, sandbox, "show");

      Run check = checkFrom(cli, sandbox, id);

      assertThat(check.exitCode()).isEqualTo(5);
      assertThat(check.err()).contains("error: report " + id + " ", words);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --regions=us-east-1    | are about asking accounts, which --from-report does not
          --accounts=audit       | are about asking accounts, which --from-report does not
          --wait=5m              | are about asking accounts, which --from-report does not
          --level=effective      | --from-report is about what is in force
          --snapshot=saved.json  | --from-report is about what is in force
          """)
  void isAboutWhatIsInForceAndAsksNobody(String option, String words) {
    Run check = cli(folder).run("check", "--from-report", "report-1", option);

    assertThat(check.exitCode()).isEqualTo(64);
    assertThat(check.err()).contains(words);
  }

  /** Applies, has AWS make a report, and checks from that; it is called report-1 here. */
  private Run checked(String inventory, String... ofTheReport) {
    Cli cli = cli(folder);
    try (Sandbox sandbox = sandbox(cli, inventory)) {
      apply(cli, sandbox);
      String id = complete(cli, sandbox, ofTheReport);
      Run check = checkFrom(cli, sandbox, id);
      return new Run(check.exitCode(), check.out().replace(id, "report-1"), check.err());
    }
  }
}
