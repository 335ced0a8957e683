package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.connection.SandboxFolder;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import io.amiguard.testing.TickingClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that read an organization say how far they are if that takes long. */
class ReadingProgressTest {
  private static final String LINE =
      "\\[#* *] [0-9,]+ of [0-9,]+ parts of the organization(, [0-9]+/s, [0-9]+ s left)?";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"plan", "check", "explain --all", "snapshot", "apply --yes"})
  void tellHowFarTheyAreUnlessTheyShallBeQuiet(String command) {
    List<String> loud = progressOf(command);
    List<String> quiet = progressOf(command + " --quiet");

    assertThat(loud).isNotEmpty();
    assertThat(quiet).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"check --sample all", "explain --all --live"})
  void tellHowManyAccountsTheyHaveComparedToo(String command) {
    assertThat(run(command).err().lines())
        .anyMatch(
            line ->
                line.matches(
                    "\\[#* *] [0-9]+ of 2[12] (effective policies|accounts compared with AWS), .*"));
  }

  private List<String> progressOf(String command) {
    return run(command).err().lines().filter(line -> line.matches(LINE)).toList();
  }

  /** Every look at the clock finds it two seconds further on. */
  private Run run(String command) {
    Cli cli = InForceSandbox.cli(folder);
    try (Sandbox sandbox =
        Sandbox.start(SandboxFolder.example(), SandboxOptions.defaults(), cli.clock())) {
      cli.at(new TickingClock(Duration.ofSeconds(2)));
      return cli.run(
          Stream.concat(
                  Stream.of(command.split(" ", -1)),
                  Stream.of("--endpoint-url", sandbox.endpoint().toString()))
              .toArray(String[]::new));
    }
  }
}
