package io.amiguard.cli.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.cli.Cli;
import io.amiguard.cli.SixChanges;
import io.amiguard.cli.connection.AwsChoice;
import io.amiguard.cli.connection.Connection;
import io.amiguard.cli.connection.SandboxFolder;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.journal.EntryRecorder;
import io.amiguard.journal.Heading;
import io.amiguard.journal.JournalSink;
import io.amiguard.journal.JournalingWriter;
import io.amiguard.output.Palette;
import io.amiguard.plan.Change;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.Plan;
import io.amiguard.plan.SafetyLimits;
import io.amiguard.snapshot.SnapshotWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A change that was made and could not be written down is told as one that was made. */
class UnrecordedTest {
  private static final int HEADING = 1;
  private static final int LINES_OF_A_CHANGE = 2;

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void startWithTwoPolicies() throws IOException {
    Path state = new SandboxFolder(folder).stateFile();
    Files.createDirectories(state.getParent());
    Files.writeString(state, SnapshotWriter.write(SixChanges.before()));
  }

  @Test
  void countsWhatWasMadeAndStopsThere() {
    int room = HEADING + LINES_OF_A_CHANGE + 1;

    assertThatThrownBy(() -> apply(room))
        .isInstanceOf(AmiguardException.class)
        .hasMessage(
            "the change was made, but the journal could not record it: no space left on device. Make room before you go on; a rollback looks for itself whether it was made.")
        .extracting("kind")
        .isEqualTo(Kind.FAILED);
    assertThat(err.toString())
        .contains("done: detach policy allowed-amis (p-11111111) from /Sandbox")
        .contains("  not done: delete policy allowed-amis (p-11111111)")
        .contains("Applied 2 of 3 changes.")
        .doesNotContain("failed:");
    assertThat(attachments()).isEmpty();
  }

  @Test
  void doesNotMakeWhatCannotBeWrittenDownFirst() {
    int room = HEADING + LINES_OF_A_CHANGE;

    assertThatThrownBy(() -> apply(room))
        .hasMessage(
            "no space left on device; what cannot be written down first is not done. Make room and run it again.");
    assertThat(err.toString())
        .contains("failed: detach policy allowed-amis (p-11111111) from /Sandbox")
        .contains("Applied 1 of 3 changes.");
    assertThat(attachments()).containsExactly("allowed-amis@ou-acme-33333333");
  }

  private void apply(int room) {
    Environment environment = Cli.in(folder).environment(out, err);
    Console console = new Console(environment, Palette.PLAIN, Palette.PLAIN);
    AwsChoice choice = new AwsChoice();
    new CommandLine(choice).parseArgs("--sandbox=" + folder);
    try (Connection connection = choice.connect(environment, console)) {
      CurrentOrganization live = connection.current().whole();
      EntryRecorder recorder =
          new EntryRecorder(heading(environment), sink(room), environment.clock());
      new Applying(console, Purpose.settings(), "entry")
          .apply(
              plan(live),
              new JournalingWriter(connection.writer().apply(plan(live)), recorder, live));
    }
  }

  private static Plan plan(CurrentOrganization live) {
    var ours = live.policies().get(0);
    return new Plan(
        live,
        List.of(),
        List.of(
            new Change.DetachPolicy(ours.name(), ours.targets().get(0)),
            new Change.DetachPolicy(ours.name(), ours.targets().get(1)),
            new Change.DeletePolicy(ours)),
        List.of(),
        List.of());
  }

  private static JournalSink sink(int room) {
    List<String> lines = new ArrayList<>();
    return line -> {
      if (lines.size() == room) {
        throw new AmiguardException(Kind.FAILED, "no space left on device");
      }
      lines.add(line);
    };
  }

  private static Heading heading(Environment environment) {
    return new Heading(
        environment.clock().instant(),
        Optional.empty(),
        "o-acme000001",
        "ab12",
        Optional.empty(),
        3,
        SafetyLimits.DEFAULT,
        Optional.empty());
  }

  private Iterable<String> attachments() {
    return SixChanges.attachments(SandboxFolder.read(new SandboxFolder(folder).stateFile()))
        .stream()
        .filter(attachment -> attachment.startsWith("allowed-amis"))
        .toList();
  }
}
