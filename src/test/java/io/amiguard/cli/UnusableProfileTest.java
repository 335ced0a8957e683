package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli.Run;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whose credentials are good for nothing is told so by every command alike, and with the exit code
 * of a failure: 5 would say that a part was read.
 */
class UnusableProfileTest {
  private static final String SETTINGS =
      """
      version: 1
      policies:
        - name: allowed-amis
          targets: [root]
          state: audit_mode
          criteria: [{allowed_image_providers: [amazon]}]
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("commands")
  void isAFailureOfEveryCommand(EveryCommand command) {
    Cli cli = Cli.in(folder).file("amiguard.yaml", SETTINGS);

    Run run = cli.run(command.commandLines("--profile nobody").get(0));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("AWS profile 'nobody' does not exist: looked in ");
    assertThat(run.out()).isEmpty();
  }

  static List<EveryCommand> commands() {
    return EveryCommand.ROWS.stream().filter(row -> row.words().contains("AWS")).toList();
  }
}
