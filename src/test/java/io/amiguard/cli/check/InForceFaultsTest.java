package io.amiguard.cli.check;

import static io.amiguard.cli.InForceSandbox.check;
import static io.amiguard.cli.InForceSandbox.cli;
import static io.amiguard.cli.InForceSandbox.organization;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.sandbox.Call;
import io.amiguard.sandbox.Fault;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A check of what is in force says the same, to the letter, when one of ten calls of the whole run
 * goes wrong: of Organizations, STS and EC2 alike. Answers that come too late are those of {@code
 * AwsAccountSettingsReaderTest}, where the time limit is short.
 */
class InForceFaultsTest {
  private static final String SOMETHING_WRONG =
      """
      {"allowedImagesSettings": [
         {"accountId": "444444444401", "region": "eu-west-1", "state": "disabled",
          "imageCriteria": [], "managedBy": "account"}],
       "roles": {"222222222202": []}}""";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"TooManyRequests", "500", "dropped", "ExpiredToken", "ServiceException"})
  void changesNoVerdict(String kind) {
    Run calm = checked(SOMETHING_WRONG, SandboxOptions.defaults());

    Run stormy = checked(SOMETHING_WRONG, faulty(kind));

    assertThat(calm.exitCode()).isEqualTo(3);
    assertThat(stormy).isEqualTo(calm);
  }

  @Test
  void stayingCleanIsNoVerdictThatFaultsChangeEither() {
    Run calm = checked("{}", SandboxOptions.defaults());

    Run stormy = checked("{}", faulty("500"));

    assertThat(calm.exitCode()).isZero();
    assertThat(stormy).isEqualTo(calm);
  }

  private static SandboxOptions faulty(String kind) {
    return SandboxOptions.defaults()
        .withFault(Fault.parse("every=10,kind=%s,on=all".formatted(kind)));
  }

  private Run checked(String inventory, SandboxOptions options) {
    Cli cli = cli(folder);
    try (Sandbox sandbox = Sandbox.start(organization(inventory), options, cli.clock())) {
      cli.run("apply", "--yes", "--endpoint-url", sandbox.endpoint().toString());
      Run check = check(cli, sandbox, "--concurrency", "4");
      assertThat(sandbox.calls().stream().anyMatch(call -> !call.outcome().equals(Call.OK)))
          .isEqualTo(!options.faults().isEmpty() || inventory.contains("\"roles\""));
      return check;
    }
  }
}
