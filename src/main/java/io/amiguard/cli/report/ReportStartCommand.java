package io.amiguard.cli.report;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.cli.connection.AwsChoice;
import io.amiguard.cli.connection.Connection;
import io.amiguard.cli.connection.Reports;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.cli.console.OutputChoice;
import io.amiguard.organization.TargetId;
import io.amiguard.output.ReportJson;
import io.amiguard.output.ReportText;
import io.amiguard.output.Words;
import io.amiguard.report.BucketPolicy;
import io.amiguard.report.Prerequisites;
import io.amiguard.report.ReportOrder;
import io.amiguard.settings.TargetReference;
import io.amiguard.settings.TargetResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts an account status report. */
@Command(
    name = "start",
    description = {
      "Start a report, if all that it needs is there, and print the policy that its bucket needs.",
      "AWS makes one report at a time, and that can take hours. It changes nothing in the"
          + " organization."
    })
final class ReportStartCommand implements Callable<Integer> {
  @Mixin AwsChoice aws;
  @Mixin OutputChoice output;

  @Option(
      names = "--bucket",
      paramLabel = "BUCKET",
      required = true,
      description = "The S3 bucket that AWS writes to; in the Region of the report.")
  String bucket;

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      required = true,
      description = "Whose accounts: root, /OU/path, ou-…, an account id or account:NAME.")
  String target;

  @Option(
      names = "--prefix",
      paramLabel = "PREFIX",
      description = "Folder in the bucket; slashes around it make no difference.")
  @Nullable String prefix;

  @Option(
      names = "--dry-run",
      description = "Look at what it needs and print the bucket policy; start nothing.")
  boolean dryRun;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Format: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  ReportCommand.Format format;

  private final Environment environment;

  ReportStartCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Console console = output.console(environment);
    try (Connection connection = aws.connect(environment, console);
        Reports reports = connection.reports().get()) {
      ReportOrder order =
          new ReportOrder(bucket, Optional.ofNullable(prefix), target(connection, reports));
      List<Finding> findings =
          Prerequisites.check(order, reports.caller(), reports.reader(), aws.flags());
      requireNothingAgainstIt(findings);
      console.findings(findings);
      BucketPolicy policy = new BucketPolicy(bucket, reports.caller().arn());
      switch (format) {
        case text -> startTelling(order, policy, reports, new ReportText(console.out()));
        case json ->
            console.json(ReportJson.of(policy, start(order, reports)).toPrettyString() + "\n");
      }
    }
    return ExitStatus.OK.code();
  }

  private void startTelling(
      ReportOrder order, BucketPolicy policy, Reports reports, ReportText text) {
    text.show(policy);
    start(order, reports).ifPresent(id -> text.started(id, order, aws.flags()));
  }

  private Optional<String> start(ReportOrder order, Reports reports) {
    return dryRun ? Optional.empty() : Optional.of(reports.writer().start(order));
  }

  private static void requireNothingAgainstIt(List<Finding> findings) {
    long errors = findings.stream().filter(it -> it.severity().isAtLeast(Severity.ERROR)).count();
    if (errors > 0) {
      throw new AmiguardException(
          Kind.FAILED,
          "no report was started: %s against it. Correct what stands above, and start it again."
              .formatted(Words.count(errors, "thing stands", "things stand")),
          findings);
    }
  }

  /** Only a name needs a look at the whole organization, which is long where it is large. */
  private TargetId target(Connection connection, Reports reports) {
    if (TargetId.isValid(target)) {
      return new TargetId(target);
    }
    if (target.equals(TargetReference.ROOT)) {
      return reports.caller().root();
    }
    if (!TargetReference.isValid(target)) {
      throw new AmiguardException(
          Kind.USAGE,
          "--target '%s' is not a target: use root, /OU/path, ou-…, an account id or account:NAME."
              .formatted(target));
    }
    List<Finding> findings = new ArrayList<>();
    return TargetResolver.resolve(
            TargetReference.of(target, "--target"), connection.organization().tree(), findings)
        .orElseThrow(
            () ->
                new AmiguardException(
                    Kind.USAGE,
                    "--target '%s' names nothing of this organization; 'amiguard explain --all' lists its accounts with their paths."
                        .formatted(target),
                    findings));
  }
}
