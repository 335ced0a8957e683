package io.amiguard.cli.account;

import static io.amiguard.cli.account.AccountSandbox.cli;
import static io.amiguard.cli.account.AccountSandbox.run;
import static io.amiguard.cli.account.AccountSandbox.sandbox;
import static io.amiguard.cli.account.AccountSandbox.settings;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.sandbox.Fault;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Calls that fail on the way cost time and change no result; and no secret is ever told. */
class AccountFaultsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "every=4,kind=TooManyRequests,on=all",
        "every=4,kind=500,on=all",
        "every=4,kind=500,when=after,on=write",
        "every=5,kind=dropped,when=after,on=write"
      })
  void failingCallsAreMadeAgain(String fault) {
    Cli cli = cli(folder, "enabled");
    SandboxOptions faulty = SandboxOptions.defaults().withFault(Fault.parse(fault));
    try (Sandbox sandbox = sandbox(cli, "", faulty)) {
      Run apply = run(cli, sandbox, "account", "apply", "--yes");
      Run check = run(cli, sandbox, "account", "check");

      assertThat(apply.exitCode()).as(apply.err()).isZero();
      assertThat(check.exitCode()).as(check.out()).isZero();
    }
  }

  @Test
  void sessionsThatExpireEarlyAreOpenedAnew() {
    Cli cli = cli(folder, "enabled").withCredentials();
    SandboxOptions faulty =
        SandboxOptions.defaults().withFault(Fault.parse("every=5,kind=ExpiredToken,on=all"));
    try (Sandbox sandbox = sandbox(cli, "", faulty)) {
      Run apply =
          cli.run(
              "account",
              "apply",
              "--yes",
              "--role=arn:aws:iam::444444444401:role/OrganizationAccountAccessRole",
              "--endpoint-url",
              sandbox.endpoint().toString());

      assertThat(apply.exitCode()).as(apply.err()).isZero();
    }
  }

  @Test
  void noSecretIsToldOrWrittenAnywhere() throws IOException {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level level = root.getLevel();
    log.start();
    root.addAppender(log);
    root.setLevel(Level.TRACE);
    Cli cli = cli(folder, "enabled").withCredentials();
    try (Sandbox sandbox = sandbox(cli)) {
      Map<String, String> before = settings(sandbox);
      log.list.clear();
      StringBuilder told = new StringBuilder();
      for (String[] command :
          List.of(
              new String[] {"account", "plan"},
              new String[] {"account", "apply", "--yes"},
              new String[] {"account", "check", "-o", "json"},
              new String[] {"rollback", "--yes"})) {
        Run run = run(cli, sandbox, command);
        assertThat(run.exitCode()).as(run.err()).isZero();
        told.append(run.out()).append(run.err());
      }
      Run entered =
          cli.run(
              "account",
              "plan",
              "--role=arn:aws:iam::444444444401:role/OrganizationAccountAccessRole",
              "--endpoint-url",
              sandbox.endpoint().toString());
      told.append(entered.out()).append(entered.err());
      assertThat(sandbox.callCounts()).containsKey("AssumeRole");
      log.list.stream()
          .filter(event -> !event.getLoggerName().startsWith("org.apache."))
          .forEach(event -> told.append(event.getFormattedMessage()).append('\n'));
      try (Stream<Path> files = Files.list(folder.resolve(".amiguard/journal"))) {
        for (Path file : files.toList()) {
          told.append(Files.readString(file));
        }
      }

      assertThat(told.toString())
          .contains("\"line\":\"begin\"")
          .doesNotContain(AccountSandbox.SECRET, "not-a-secret", "sandbox-session:");
      assertThat(settings(sandbox)).isEqualTo(before);
    } finally {
      root.detachAppender(log);
      root.setLevel(level);
    }
  }
}
