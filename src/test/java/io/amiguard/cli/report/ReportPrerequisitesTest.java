package io.amiguard.cli.report;

import static io.amiguard.cli.InForceSandbox.cli;
import static io.amiguard.cli.InForceSandbox.organization;
import static io.amiguard.cli.InForceSandbox.sandbox;
import static io.amiguard.cli.report.ReportSandbox.apply;
import static io.amiguard.cli.report.ReportSandbox.going;
import static io.amiguard.cli.report.ReportSandbox.idOf;
import static io.amiguard.cli.report.ReportSandbox.report;
import static io.amiguard.cli.report.ReportSandbox.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.sandbox.Fault;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands against a report is told before one is started, all of it at once. */
class ReportPrerequisitesTest {
  private static final String DELEGATE = "222222222202";

  @TempDir Path folder;

  @Test
  void tellsAllThatIsMissingAtOnce() {
    Cli cli = cli(folder);
    try (Sandbox sandbox = sandbox(cli, "{}")) {
      Run start =
          cli.run(
              "report",
              "start",
              "--bucket",
              "s3://Acme",
              "--target",
              "root",
              "--endpoint-url",
              sandbox.endpoint().toString());

      assertThat(start.exitCode()).isEqualTo(1);
      assertThat(start.out()).isEmpty();
      assertThat(start.err())
          .isEqualTo(
              """
              error: 's3://Acme' is not the name of an S3 bucket: 3 to 63 lower-case letters, digits, dots and hyphens [report.bucket-name]
                → give the name alone, without s3:// and without a path; a path goes to --prefix
              error: no Region is chosen, and the bucket must be in the Region in which the report is started [report.no-region]
                → name the Region of the bucket with --region, AWS_REGION or the profile
              error: EC2 (ec2.amazonaws.com) has no trusted access, which reports need [report.no-service-access]
                → 'amiguard apply' enables it, or the Organizations console under Services
              error: no report was started: 3 things stand against it. Correct what stands above, and start it again.
              """);
      assertThat(sandbox.callCounts()).doesNotContainKey("StartDeclarativePoliciesReport");
    }
  }

  @Test
  void namesTheReportThatIsRunning() {
    Cli cli = cli(folder);
    try (Sandbox sandbox = sandbox(cli, going("\"polls\": 9"))) {
      apply(cli, sandbox);
      String running = idOf(start(cli, sandbox));

      Run second = start(cli, sandbox);

      assertThat(second.exitCode()).isEqualTo(1);
      assertThat(second.err())
          .contains(
              "error: report %s of r-acme has been running since 2026-11-24T12:00:02Z, and AWS makes one at a time [report.already-running]"
                  .formatted(running))
          .contains(
              "'amiguard report show %s --wait 3h --region=us-east-1 --endpoint-url=%s'"
                  .formatted(running, sandbox.endpoint()))
          .contains(
              "'amiguard report cancel %s --region=us-east-1 --endpoint-url=%s'"
                  .formatted(running, sandbox.endpoint()));
    }
  }

  @Test
  void tellsInOneLineThatAwsHasOneRunningElsewhere() {
    Cli cli = cli(folder);
    try (Sandbox sandbox = sandbox(cli, going("\"polls\": 9"))) {
      apply(cli, sandbox);
      start(cli, sandbox);

      Run elsewhere =
          cli.run(
              "report",
              "start",
              "--bucket",
              "acme-reports",
              "--target",
              "root",
              "--region",
              "eu-west-1",
              "--endpoint-url",
              sandbox.endpoint().toString());

      assertThat(elsewhere.exitCode()).isEqualTo(1);
      assertThat(elsewhere.err())
          .matches(
              "error: AWS refuses ec2:StartDeclarativePoliciesReport for a report of r-acme in eu-west-1:"
                  + " Another report is being generated for the organization [^\n]+\n");
    }
  }

  @Test
  void letsADelegatedAdministratorForEc2Start() {
    Cli cli = cli(folder);
    try (Sandbox sandbox =
        sandbox(
            cli, "{\"delegatedAdministrators\": {\"222222222202\": [\"ec2.amazonaws.com\"]}}")) {
      apply(cli, sandbox);

      Run start = start(as(DELEGATE), sandbox);

      assertThat(start.exitCode()).as(start.err()).isZero();
      assertThat(start.out())
          .contains("\"arn:aws:iam::222222222202:role/OrganizationAccountAccessRole\"")
          .contains("AWS does not tell the path of a role; put it before the name in the ARN");
    }
  }

  @Test
  void tellsTheAdministratorOfAnotherServiceThatItIsNone() {
    Cli cli = cli(folder);
    try (Sandbox sandbox =
        sandbox(
            cli, "{\"delegatedAdministrators\": {\"222222222202\": [\"ssm.amazonaws.com\"]}}")) {
      apply(cli, sandbox);

      Run start = start(as(DELEGATE), sandbox);

      assertThat(start.exitCode()).isEqualTo(1);
      assertThat(start.err())
          .contains(
              "error: account 222222222202 is neither the management account (111111111111) nor a"
                  + " delegated administrator for EC2 [report.not-administrator]")
          .contains(
              "aws organizations register-delegated-administrator --account-id 222222222202"
                  + " --service-principal ec2.amazonaws.com");
    }
  }

  @Test
  void whatAMemberMayNotAskIsUnknownAndAwsDecides() {
    Cli cli = cli(folder);
    try (Sandbox sandbox = sandbox(cli, "{}")) {
      apply(cli, sandbox);

      Run start =
          as("444444444401")
              .run(
                  "report",
                  "start",
                  "--bucket",
                  "acme-reports",
                  "--target",
                  "r-acme",
                  "--region",
                  "us-east-1",
                  "--endpoint-url",
                  sandbox.endpoint().toString());

      assertThat(start.exitCode()).isEqualTo(1);
      assertThat(start.err())
          .contains(
              "warning: whether account 444444444401 is a delegated administrator for EC2 is not known: ",
              "warning: whether EC2 has trusted access is not known: ",
              "warning: whether a report is running is not known: ")
          .contains("error: AWS denies ec2:StartDeclarativePoliciesReport for ");
    }
  }

  @Test
  void aReportWhoseAnswerWasLostIsFoundAndNotStartedTwice() {
    Cli cli = cli(folder);
    SandboxOptions lost =
        SandboxOptions.defaults()
            .withFault(Fault.parse("every=4,kind=dropped,when=after,on=write"));
    try (Sandbox sandbox = Sandbox.start(organization(going("\"polls\": 99")), lost, cli.clock())) {
      apply(cli, sandbox);
      Run start = start(cli, sandbox);
      while (!sandbox.calls().stream()
          .anyMatch(
              call ->
                  call.operation().equals("StartDeclarativePoliciesReport")
                      && call.outcome().equals("dropped"))) {
        report(cli, sandbox, "cancel", idOf(start));
        start = start(cli, sandbox);
      }

      assertThat(start.exitCode()).as(start.err()).isZero();
      assertThat(report(cli, sandbox, "show").out()).startsWith("Report " + idOf(start));
    }
  }

  @Test
  void namesWhatIsNoTarget() {
    Cli cli = cli(folder);
    try (Sandbox sandbox = sandbox(cli, "{}")) {
      Run nonsense = start(cli, sandbox, "--target", "prod");
      Run nowhere = start(cli, sandbox, "--target", "/Nowhere");

      assertThat(nonsense.exitCode()).isEqualTo(64);
      assertThat(nonsense.err())
          .isEqualTo(
              "error: --target 'prod' is not a target: use root, /OU/path, ou-…, an account id or account:NAME.\n");
      assertThat(nowhere.exitCode()).isEqualTo(64);
      assertThat(nowhere.err()).contains("/Nowhere");
    }
  }

  @Test
  void saysWhereToLookWhenThereIsNoReport() {
    Cli cli = cli(folder);
    try (Sandbox sandbox = sandbox(cli, "{}")) {
      Run none = report(cli, sandbox, "show");
      Run unknown = report(cli, sandbox, "show", "report-1");

      assertThat(none.exitCode()).isEqualTo(1);
      assertThat(none.err())
          .isEqualTo(
              "error: there is no report in us-east-1; start one with 'amiguard report start', or name the Region in which one was started with --region.\n");
      assertThat(unknown.err())
          .isEqualTo(
              "error: there is no report 'report-1' in us-east-1; it may show only in the Region in which it was started: name that with --region.\n");
    }
  }

  private Cli as(String account) {
    return cli(folder).with("AWS_ACCESS_KEY_ID", "ASIASBOX" + account);
  }
}
