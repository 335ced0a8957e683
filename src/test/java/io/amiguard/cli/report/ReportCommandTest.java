package io.amiguard.cli.report;

import static io.amiguard.cli.InForceSandbox.cli;
import static io.amiguard.cli.InForceSandbox.sandbox;
import static io.amiguard.cli.report.ReportSandbox.apply;
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
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code report start}, {@code show} and {@code cancel} where all is well. */
class ReportCommandTest {
  @TempDir Path folder;

  @Test
  void printsTheBucketPolicyAndSaysWhatItStarts() {
    Cli cli = cli(folder);
    try (Sandbox sandbox = sandbox(cli, "{}")) {
      apply(cli, sandbox);

      Run start = start(cli, sandbox, "--prefix", "weekly");

      assertThat(start.exitCode()).isZero();
      assertThat(start.err()).isEmpty();
      assertThat(
              start
                  .out()
                  .replace(idOf(start), "report-1")
                  .replace(sandbox.endpoint().toString(), "URL"))
          .isEqualTo(
              """
              AWS writes into bucket acme-reports only if the policy of the bucket says this, beside what it says already:

              {
                "Version" : "2012-10-17",
                "Statement" : [ {
                  "Sid" : "DeclarativePoliciesReportDelivery",
                  "Effect" : "Allow",
                  "Principal" : {
                    "AWS" : "arn:aws:iam::111111111111:user/sandbox"
                  },
                  "Action" : "s3:PutObject",
                  "Resource" : "arn:aws:s3:::acme-reports/*",
                  "Condition" : {
                    "StringEquals" : {
                      "aws:CalledViaLast" : [ "report.declarative-policies-ec2.amazonaws.com", "organizations.amazonaws.com" ]
                    }
                  }
                } ]
              }

              AWS's pages name two different values for aws:CalledViaLast and it is not known which one holds, so both are there.
              Whether the bucket has the policy, and is in the Region of the report, amiguard does not look up.

              Started report report-1: AWS reads what every account below r-acme has, and writes it to bucket acme-reports; that can take hours.
              Nothing in the organization is changed. To wait for it: amiguard report show --wait 3h --region=us-east-1 --endpoint-url=URL
              """);
    }
  }

  @Test
  void startsNothingOnADryRun() {
    Cli cli = cli(folder);
    try (Sandbox sandbox = sandbox(cli, "{}")) {
      apply(cli, sandbox);

      Run start = start(cli, sandbox, "--dry-run");

      assertThat(start.exitCode()).isZero();
      assertThat(start.out()).contains("\"s3:PutObject\"").doesNotContain("Started");
      assertThat(sandbox.callCounts()).doesNotContainKey("StartDeclarativePoliciesReport");
    }
  }

  @Test
  void readsTheWholeOrganizationForNamesAlone() {
    Cli cli = cli(folder);
    try (Sandbox sandbox = sandbox(cli, "{}")) {
      apply(cli, sandbox);
      Map<String, Long> before = sandbox.callCounts();

      String first = idOf(start(cli, sandbox, "--target", "444444444401"));
      assertThat(sandbox.callCounts().get("ListAccounts")).isEqualTo(before.get("ListAccounts"));
      report(cli, sandbox, "cancel", first);
      String root = idOf(start(cli, sandbox, "--target", "root"));
      assertThat(sandbox.callCounts().get("ListAccounts")).isEqualTo(before.get("ListAccounts"));
      report(cli, sandbox, "cancel", root);
      Run second = start(cli, sandbox, "--target", "/Workloads/Prod");

      assertThat(second.out()).contains("every account below ou-acme-");
    }
  }

  @Test
  void showsARunningReportAndThenItsSummary() {
    Cli cli = cli(folder);
    String inventory =
        """
        {"allowedImagesSettings": [
           {"accountId": "444444444401", "region": "eu-west-1", "state": "disabled",
            "imageCriteria": [], "managedBy": "account"}],
         "policyReports": {"failedAccounts": ["222222222202"]}}""";
    try (Sandbox sandbox = sandbox(cli, inventory)) {
      apply(cli, sandbox);
      String id = idOf(start(cli, sandbox));

      Run running = report(cli, sandbox, "show");
      Run complete = report(cli, sandbox, "show");

      assertThat(running.exitCode()).isZero();
      assertThat(running.out().replace(id, "report-1"))
          .isEqualTo(
              """
              Report report-1 of r-acme: running
                started   2026-11-24T12:00:02Z
                file      s3://acme-reports/ec2_r-acme_report-1_….csv
              """);
      assertThat(complete.exitCode()).isZero();
      assertThat(complete.out().replace(id, "report-1"))
          .isEqualTo(
              """
              Report report-1 of r-acme: complete
                started   2026-11-24T12:00:02Z
                ended     2026-11-24T12:00:02Z
                file      s3://acme-reports/ec2_r-acme_report-1_….csv
                accounts  21, of which 1 could not be read

                allowed_images_settings: 'audit-mode' in 19 of 20 accounts
                    eu-west-1  19 of 20 accounts
                    us-east-1  20 of 20 accounts

                serial_console_access: 'disabled' in 20 of 20 accounts
                    eu-west-1  20 of 20 accounts
                    us-east-1  20 of 20 accounts
              """);
    }
  }

  @Test
  void showsTheNewestAndAnyByItsId() {
    Cli cli = cli(folder);
    try (Sandbox sandbox = sandbox(cli, going("\"polls\": 0"))) {
      apply(cli, sandbox);
      String older = complete(cli, sandbox);
      cli.clock().forAtLeast(Duration.ofHours(1));
      String newer = complete(cli, sandbox);

      assertThat(report(cli, sandbox, "show").out()).startsWith("Report " + newer);
      assertThat(report(cli, sandbox, "show", older).out()).startsWith("Report " + older);
    }
  }

  @Test
  void waitsForTheEndAndTellsSo() {
    Cli cli = cli(folder);
    try (Sandbox sandbox = sandbox(cli, going("\"polls\": 4"))) {
      apply(cli, sandbox);
      start(cli, sandbox);

      Run show = report(cli, sandbox, "show", "--wait", "5m");

      assertThat(show.exitCode()).isZero();
      assertThat(show.out()).contains(": complete\n");
      assertThat(show.err().lines())
          .hasSize(3)
          .allMatch(line -> line.matches("report report-[0-9a-f]+ is running, for \\d min so far"));
      assertThat(sandbox.callCounts()).containsEntry("DescribeDeclarativePoliciesReports", 6L);
    }
  }

  @Test
  void isIncompleteWhenTheWaitingEndsBeforeTheReport() {
    Cli cli = cli(folder);
    try (Sandbox sandbox = sandbox(cli, going("\"polls\": 99"))) {
      apply(cli, sandbox);
      start(cli, sandbox);

      Run show = report(cli, sandbox, "show", "--wait", "2m", "--quiet");

      assertThat(show.exitCode()).isEqualTo(5);
      assertThat(show.out()).contains(": running\n");
      assertThat(show.err()).isEmpty();
    }
  }

  @Test
  void showsPrograms() throws IOException {
    Cli cli = cli(folder);
    try (Sandbox sandbox = sandbox(cli, "{}")) {
      apply(cli, sandbox);
      JsonNode start = json(start(cli, sandbox, "-o", "json"));
      report(cli, sandbox, "show");

      JsonNode show = json(report(cli, sandbox, "show", "-o", "json"));

      assertThat(start.path("formatVersion").asText()).isEqualTo("1");
      assertThat(start.at("/bucketPolicy/Statement/0/Action").asText()).isEqualTo("s3:PutObject");
      assertThat(show.at("/report/reportId")).isEqualTo(start.path("reportId"));
      assertThat(show.at("/report/status").asText()).isEqualTo("complete");
      assertThat(show.at("/summary/numberOfAccounts").asInt()).isEqualTo(21);
      assertThat(show.at("/summary/attributeSummaries/0/regionalSummaries/0"))
          .hasToString(
              "{\"regionName\":\"eu-west-1\",\"numberOfMatchedAccounts\":21,\"numberOfUnmatchedAccounts\":0}");
    }
  }

  @Test
  void cancelsWhatRuns() {
    Cli cli = cli(folder);
    try (Sandbox sandbox = sandbox(cli, going("\"polls\": 99"))) {
      apply(cli, sandbox);
      String id = idOf(start(cli, sandbox));

      Run cancel = report(cli, sandbox, "cancel", id);
      Run again = report(cli, sandbox, "cancel", id);

      assertThat(cancel.exitCode()).isZero();
      assertThat(cancel.out()).isEqualTo("Cancelled report %s of r-acme.%n".formatted(id));
      assertThat(again.exitCode()).isEqualTo(1);
      assertThat(again.err())
          .isEqualTo(
              "error: report %s is not running but cancelled, so there is nothing to cancel; look at it with 'amiguard report show %s --region=us-east-1 --endpoint-url=%s'.%n"
                  .formatted(id, id, sandbox.endpoint()));
    }
  }

  private static JsonNode json(Run run) throws IOException {
    return new ObjectMapper().readTree(run.out());
  }
}
