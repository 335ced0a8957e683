package io.amiguard.cli.change;

import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How long to wait for AWS to show what was changed. */
public final class WaitChoice {

  @Option(
      names = "--wait",
      paramLabel = "WHICH",
      defaultValue = "sample",
      description =
          "Wait until AWS shows the result for these accounts: ${COMPLETION-CANDIDATES}"
              + " (default: ${DEFAULT-VALUE}, one account for each distinct effect and target, at most 20).")
  Waiting.Which wait;

  @Option(
      names = "--wait-timeout",
      paramLabel = "DURATION",
      defaultValue = "5m",
      description = "Stop waiting after this time, such as 90s or 10m (default: ${DEFAULT-VALUE}).")
  Duration timeout;

  public Waiting waiting(Environment environment, Console console) {
    return new Waiting(wait, timeout, environment, console);
  }
}
