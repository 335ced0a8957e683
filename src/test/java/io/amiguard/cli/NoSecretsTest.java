package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.connection.SandboxFolder;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.snapshot.SnapshotWriter;
import io.amiguard.testing.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/**
 * No secret is in anything that any command leaves behind: its streams, its log at the highest
 * verbosity, and every file; against an organization that answers and against one that does not.
 */
class NoSecretsTest {
  private static final String SECRET_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  private static final String SESSION_TOKEN = "IQoJb3JpZ2luX2VjEXAMPLETOKEN";
  private static final String NOBODY = "--endpoint-url http://127.0.0.1:1";

  /** Those of the caller, and those that the sandbox gives for roles. */
  private static final List<String> SECRETS =
      List.of(
          SECRET_KEY,
          SESSION_TOKEN,
          EveryCommand.EXTERNAL_ID,
          "sandbox-secret:",
          "sandbox-session:",
          "ASIASBOX");

  private static final String POLICY =
      """
      {"ec2_attributes": {"allowed_images_settings": {"state": {"@@assign": "audit_mode"},
        "image_criteria": {"criteria_1": {"allowed_image_providers": {"@@assign": ["amazon"]}}}}}}
      """;

  @TempDir Path folder;

  private final Logger ours = (Logger) LoggerFactory.getLogger("io.amiguard");
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Level before = ours.getLevel();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    root.addAppender(log);
    ours.addAppender(log);
    ours.setAdditive(false);
    ours.setLevel(Level.TRACE);
  }

  @AfterEach
  void stopListening() {
    root.detachAppender(log);
    ours.detachAppender(log);
    ours.setAdditive(true);
    ours.setLevel(before);
  }

  @Test
  void everyCommandHasARow() {
    assertThat(EveryCommand.ROWS)
        .extracting(EveryCommand::name)
        .containsExactlyInAnyOrderElementsOf(EveryCommand.ofTheProgram().keySet());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isInNothingThatACommandLeavesBehind(EveryCommand command) {
    Cli cli = cli();
    try (Sandbox sandbox = InForceSandbox.sandbox(cli, "{\"policyReports\": {\"polls\": 0}}")) {
      String aws = "--region us-east-1 --endpoint-url " + sandbox.endpoint();
      prepare(cli, command, aws);
      List<Run> runs =
          Stream.of(aws, NOBODY)
              .flatMap(organization -> command.commandLines(organization).stream())
              .map(words -> run(cli, words))
              .toList();

      assertThat(runs).isNotEmpty().allMatch(run -> !(run.out() + run.err()).isEmpty());
      assertThat(runs.get(0).exitCode()).as(runs.get(0).err()).isEqualTo(exitCode(command));
      List<String> texts = new ArrayList<>(files());
      runs.forEach(run -> texts.addAll(List.of(run.out(), run.err())));
      texts.addAll(logged());
      assertThat(texts).allSatisfy(text -> assertThat(text).doesNotContain(SECRETS));
    }
  }

  @Test
  void theSecretsAreUsedAndTheLogIsListenedTo() {
    Cli cli = cli();
    try (Sandbox sandbox = InForceSandbox.sandbox(cli, "{}")) {
      Run check =
          InForceSandbox.applyAndCheck(cli, sandbox, "--external-id", EveryCommand.EXTERNAL_ID);

      assertThat(check.exitCode()).isZero();
      assertThat(sandbox.callCounts()).containsKeys("AssumeRole", "GetAllowedImagesSettings");
      assertThat(logged()).anyMatch(line -> line.startsWith("sts:AssumeRole for account "));
    }
  }

  static List<EveryCommand> rows() {
    return EveryCommand.ROWS;
  }

  /** A row that does not work would show little. */
  private static int exitCode(EveryCommand command) {
    return switch (command.name()) {
      case "report cancel" -> 1; // there is no such report
      case "account check" -> 3; // nothing is set there
      default -> 0;
    };
  }

  private Cli cli() {
    return InForceSandbox.cli(folder)
        .with("AWS_SECRET_ACCESS_KEY", SECRET_KEY)
        .with("AWS_SESSION_TOKEN", SESSION_TOKEN)
        .file("policy.json", POLICY)
        .file("inventory.json", SnapshotWriter.write(SandboxFolder.example()));
  }

  /** Where a declarative policy manages an account, account mode has nothing to do. */
  private static void prepare(Cli cli, EveryCommand command, String aws) {
    if (command.name().startsWith("account ")) {
      return;
    }
    for (String words : List.of("apply --yes", "plan --out before.plan")) {
      cli.run((words + " " + aws).split(" ", -1));
    }
    cli.run(("report start --bucket acme-reports --target root " + aws).split(" ", -1));
  }

  /** What serves does so until it is interrupted. */
  private static Run run(Cli cli, String... words) {
    if (words.length > 1 && words[1].equals("serve")) {
      Thread.currentThread().interrupt();
    }
    try {
      return cli.run(words);
    } finally {
      Thread.interrupted();
    }
  }

  private List<String> logged() {
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private List<String> files() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(Texts::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
