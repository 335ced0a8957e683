package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong value of a flag is wrong usage; what is wrong in the file is not. */
class WrongFlagValueTest {
  private static final String SETTINGS =
      """
      version: 1
      policies:
        - name: allowed-amis
          targets: [root]
          state: audit_mode
          criteria:
            - allowed_image_providers: [amazon]
      """;

  @TempDir Path folder;

  private Cli cli;

  @BeforeEach
  void writeSettings() {
    cli = Cli.in(folder).file("amiguard.yaml", SETTINGS);
  }

  @ParameterizedTest
  @CsvSource({
    "--state, enable, Did you mean 'enabled'?",
    "--provider, amazn, Did you mean 'amazon'?",
    "--target, prod-web, Did you mean 'account:prod-web'?",
    "--target, account:prod-wep, Did you mean 'account:prod-web'?",
    "--target, Workloads/Prod, Did you mean '/Workloads/Prod'?"
  })
  void isSaidOfTheFlagWithWhatWasMeant(String flag, String value, String hint) {
    Run plan = cli.run("plan", "--sandbox", flag, value);

    assertThat(plan.exitCode()).isEqualTo(64);
    assertThat(plan.err())
        .containsIgnoringCase(hint)
        .contains(flag + " '" + value + "'")
        .contains("error: the flags have 1 error; correct them and run it again.\n");
  }

  @Test
  void mayBeTheNameOfNoPolicy() {
    Run render = cli.run("render", "--name", "nosuch");

    assertThat(render.exitCode()).isEqualTo(64);
    assertThat(render.err())
        .contains("the settings file has no policy 'nosuch'")
        .contains("error: the flags have 1 error");
  }

  @Test
  void isWrongUsageWithoutAFileToo() {
    Run init = Cli.in(folder).run("init", "--out", "new.yaml", "--state", "enable");

    assertThat(init.exitCode()).isEqualTo(64);
    assertThat(init.err()).contains("--state 'enable'", "error: the flags have 1 error");
  }

  @Test
  void isNoErrorOfTheFlagsWhereTheFileIsWrong() {
    cli.file("amiguard.yaml", SETTINGS.replace("[root]", "[/Nowhere]"));

    Run plan = cli.run("plan", "--sandbox", "--state", "enabled");

    assertThat(plan.exitCode()).isEqualTo(65);
    assertThat(plan.err()).contains("error: the settings have 1 error; correct them");
  }
}
