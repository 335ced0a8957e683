package io.amiguard.cli.account;

import static io.amiguard.cli.account.AccountSandbox.cli;
import static io.amiguard.cli.account.AccountSandbox.sandbox;
import static io.amiguard.cli.account.AccountSandbox.writes;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.Relay;
import io.amiguard.cli.Relay.Moment;
import io.amiguard.cli.Relay.Then;
import io.amiguard.sandbox.Sandbox;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who cannot go on is told what to do next, also where that seldom happens. */
class NextStepsTest {
  @TempDir Path folder;

  @Test
  void whereNobodyAnswersAfterTheLastChange() {
    Cli cli = cli(folder, "enabled");
    Sandbox sandbox = sandbox(cli);
    try (Relay relay =
        Relay.to(sandbox.endpoint(), (write, moment) -> closing(sandbox, write, moment))) {
      Run apply =
          cli.run(
              "account",
              "apply",
              "--yes",
              "--profile=c",
              "--regions=us-east-1",
              "--endpoint-url",
              relay.endpoint());

      assertThat(apply.exitCode()).isEqualTo(5);
      assertThat(apply.err())
          .contains(
              "error: every change was made, but what EC2 shows now could not be read: ",
              ". 'amiguard account plan' looks again.");
      assertThat(writes(sandbox)).hasSize(2);
    }
  }

  private static Then closing(Sandbox sandbox, int write, Moment moment) {
    if (write == 2 && moment == Moment.AFTER) {
      sandbox.close();
    }
    return Then.GO_ON;
  }

  @Test
  void whereATargetOfAReportIsNowhere() {
    Cli cli = Cli.in(folder);

    Run start =
        cli.run("report", "start", "--sandbox", "--bucket=acme-reports", "--target=/Nowhere");

    assertThat(start.exitCode()).isEqualTo(64);
    assertThat(start.err())
        .contains(
            "error: --target '/Nowhere' names nothing of this organization; 'amiguard explain"
                + " --all' lists its accounts with their paths.");
  }
}
