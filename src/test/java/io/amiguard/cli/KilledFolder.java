package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.Relay.Moment;
import io.amiguard.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder in which the program runs, is killed, and runs again: settings, journal, and the
 * organization of a served sandbox.
 */
public record KilledFolder(Path path) {

  /** Makes a folder with the six changes before it, and an organization without them. */
  public static KilledFolder fresh(Path path) throws IOException {
    Files.createDirectories(path);
    Files.writeString(path.resolve("amiguard.yaml"), SixChanges.SETTINGS);
    ServedSandbox.seed(path, SixChanges.before());
    return new KilledFolder(path);
  }

  /** Returns another folder with all that is in this one; no sandbox may have it at the moment. */
  public KilledFolder copy(Path target) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.filter(it -> !it.startsWith(target)).toList()) {
        Files.copy(file, target.resolve(path.relativize(file).toString()));
      }
    }
    return new KilledFolder(target);
  }

  public ServedSandbox serve() throws IOException {
    return ServedSandbox.in(path);
  }

  /** Runs the program as a process and kills it at a write. */
  public void kill(ServedSandbox sandbox, KillPoint point, String... args) throws IOException {
    int code = Program.killedAt(point.write(), point.moment(), path, sandbox.endpoint(), args);

    assertThat(code).as(log()).isEqualTo(Program.KILLED);
    assertThat(sandbox.writes()).isEqualTo(point.made());
  }

  /** When the program is killed. */
  public record KillPoint(int write, Moment moment) {

    /** Returns how many writes AWS got until then. */
    int made() {
      return moment == Moment.AFTER ? write : write - 1;
    }
  }

  /** Runs the program as a process, which must end well. */
  public void runAgain(ServedSandbox sandbox, String... args) throws IOException {
    assertThat(Program.run(path, at(sandbox, args))).as(log()).isZero();
  }

  /** Runs the program in this process, which is quicker. */
  public Run run(ServedSandbox sandbox, String... args) {
    return Cli.in(path).withCredentials().withTimeOfMachine().run(at(sandbox, args));
  }

  /** Asserts that all is as the settings want it, and that the program sees it that way. */
  public void assertArrived(ServedSandbox sandbox) {
    Snapshot arrived = sandbox.snapshot();
    Run plan = run(sandbox, "plan", "--detailed-exitcode");

    assertThat(plan.exitCode()).as(plan.out() + plan.err()).isZero();
    assertThat(SixChanges.attachments(arrived)).isEqualTo(SixChanges.WANTED);
    assertThat(arrived.policies())
        .hasSize(3)
        .contains(SixChanges.before().policies().get(1)); // theirs
  }

  /** Asserts that nothing is left of the changes. */
  public static void assertAsBefore(Snapshot snapshot) {
    assertThat(snapshot.policies()).isEqualTo(SixChanges.before().policies());
    assertThat(snapshot.tree()).isEqualTo(SixChanges.before().tree());
  }

  private String log() throws IOException {
    return Files.readString(path.resolve("program.log"));
  }

  private static String[] at(ServedSandbox sandbox, String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--endpoint-url", sandbox.endpoint().toString()));
    return all.toArray(String[]::new);
  }
}
