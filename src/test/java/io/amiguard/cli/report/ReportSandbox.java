package io.amiguard.cli.report;

import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs of {@code report} and {@code check --from-report} against the example organization. */
public final class ReportSandbox {

  /** Returns the inventory that has reports go in a given way. */
  public static String going(String how) {
    return "{\"policyReports\": {%s}}".formatted(how);
  }

  /** Has EC2 trusted and the settings applied, which takes trusted access along. */
  public static void apply(Cli cli, Sandbox sandbox) {
    cli.run("apply", "--yes", "--endpoint-url", sandbox.endpoint().toString());
  }

  public static Run start(Cli cli, Sandbox sandbox, String... options) {
    List<String> words = new ArrayList<>(List.of("start", "--bucket", "acme-reports"));
    words.addAll(List.of(options));
    if (!words.contains("--target")) {
      words.addAll(List.of("--target", "root"));
    }
    return report(cli, sandbox, words.toArray(String[]::new));
  }

  public static Run report(Cli cli, Sandbox sandbox, String... words) {
    return run(cli, sandbox, Stream.concat(Stream.of("report"), Stream.of(words)));
  }

  public static Run checkFrom(Cli cli, Sandbox sandbox, String... words) {
    return run(cli, sandbox, Stream.concat(Stream.of("check", "--from-report"), Stream.of(words)));
  }

  /** Returns the id of a report that is complete. */
  public static String complete(Cli cli, Sandbox sandbox, String... options) {
    String id = idOf(start(cli, sandbox, options));
    report(cli, sandbox, "show", id, "--wait", "1h");
    return id;
  }

  public static String idOf(Run start) {
    return start.out().replaceAll("(?s).*Started report (report-[0-9a-f]+): .*", "$1");
  }

  private static Run run(Cli cli, Sandbox sandbox, Stream<String> words) {
    return cli.run(
        Stream.concat(
                words,
                Stream.of("--endpoint-url", sandbox.endpoint().toString(), "--region", "us-east-1"))
            .toArray(String[]::new));
  }

  private ReportSandbox() {}
}
