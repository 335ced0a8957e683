package io.amiguard.cli.account;

import static io.amiguard.cli.account.AccountSandbox.cli;
import static io.amiguard.cli.account.AccountSandbox.run;
import static io.amiguard.cli.account.AccountSandbox.settings;
import static io.amiguard.cli.account.AccountSandbox.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.InForceSandbox;
import io.amiguard.cli.Program;
import io.amiguard.cli.Relay.Moment;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The real process, killed on its way through accounts: the next run finds its way, on and back.
 */
class AccountKilledTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"1, BEFORE", "1, AFTER", "2, BEFORE", "8, AFTER"})
  void theNextApplyArrives(int write, Moment moment) throws IOException {
    Cli cli = cli(folder, "enabled").withTimeOfMachine();
    try (Sandbox sandbox = sandbox()) {
      kill(sandbox, write, moment);

      Run apply = run(cli, sandbox, "account", "apply", "--yes");
      Run plan = run(cli, sandbox, "account", "plan", "--detailed-exitcode");

      assertThat(apply.exitCode()).as(apply.err()).isZero();
      assertThat(plan.exitCode()).as(plan.out()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"1, BEFORE", "1, AFTER", "2, BEFORE", "8, AFTER"})
  void aRollbackRestoresWhatEachRegionHad(int write, Moment moment) throws IOException {
    Cli cli = cli(folder, "enabled").withTimeOfMachine();
    try (Sandbox sandbox = sandbox()) {
      Map<String, String> before = settings(sandbox);
      kill(sandbox, write, moment);

      Run rollback = run(cli, sandbox, "rollback", "--yes");

      assertThat(rollback.exitCode()).as(rollback.err()).isZero();
      assertThat(settings(sandbox)).isEqualTo(before);
    }
  }

  @Test
  void whoInterruptsItIsToldWhereItStands() throws IOException {
    cli(folder, "enabled");
    try (Sandbox sandbox = sandbox()) {
      int code = Program.interruptedAt(3, Moment.BEFORE, folder, sandbox.endpoint(), command());

      assertThat(code).isEqualTo(Program.TERMINATED);
      assertThat(Files.readString(folder.resolve("program.log")))
          .contains(
              "interrupted: applied 2 of 29 changes; whether this was made is not known: "
                  + "a (444444444401) in eu-central-1: replace the criteria (0 → 2). Run the same"
                  + " command again: it continues from here, or undo them with 'amiguard rollback ");
    }
  }

  private void kill(Sandbox sandbox, int write, Moment moment) throws IOException {
    int code = Program.killedAt(write, moment, folder, sandbox.endpoint(), command());

    assertThat(code).as(Files.readString(folder.resolve("program.log"))).isEqualTo(Program.KILLED);
  }

  private String[] command() {
    String[] all = with("", "account", "apply", "--yes");
    return java.util.Arrays.copyOf(all, all.length - 2); // the relay is the endpoint
  }

  private static Sandbox sandbox() {
    return Sandbox.start(
        InForceSandbox.organization(AccountSandbox.INVENTORY + "}"),
        SandboxOptions.defaults(),
        Clock.systemUTC());
  }
}
