package io.amiguard.cli.report;

import static io.amiguard.cli.InForceSandbox.cli;
import static io.amiguard.cli.InForceSandbox.sandbox;
import static io.amiguard.cli.report.ReportSandbox.apply;
import static io.amiguard.cli.report.ReportSandbox.report;
import static io.amiguard.cli.report.ReportSandbox.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.sandbox.Sandbox;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where in its bucket a report is written. */
class ReportPrefixTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"/weekly/, weekly/", "//a/b//, a/b/", "/, ''"})
  void slashesAroundThePrefixMakeNoDifference(String prefix, String folderInBucket) {
    Cli cli = cli(folder);
    try (Sandbox sandbox = sandbox(cli, "{}")) {
      apply(cli, sandbox);

      Run start = start(cli, sandbox, "--prefix", prefix);

      assertThat(start.exitCode()).isZero();
      assertThat(report(cli, sandbox, "show").out())
          .contains("s3://acme-reports/%sec2_r-acme_".formatted(folderInBucket));
    }
  }
}
