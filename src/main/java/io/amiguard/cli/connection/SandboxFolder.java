package io.amiguard.cli.connection;

import io.amiguard.journalfolder.JournalFolder;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import io.amiguard.sandbox.StateFile;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.source.TextFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/** The folder in which a sandbox keeps its organization from one run to the next. */
public record SandboxFolder(Path folder) {

  /** Where {@code --sandbox} keeps it if not told otherwise. */
  public static final String DEFAULT = ".amiguard/sandbox";

  private static final String STATE = "organization.json";
  private static final String EXAMPLE = "/io/amiguard/sandbox/organization.json";

  /** Starts the sandbox: as it was left, or with the example organization. */
  Sandbox start(Clock clock) {
    return start(file(), SandboxFolder::example, seed -> start(seed, clock));
  }

  /**
   * Starts a sandbox that goes on from what a file holds, if it holds something, and keeps it
   * there.
   *
   * @param otherwise what to start from if the file does not exist
   */
  public static Sandbox start(
      TextFile file, Supplier<Snapshot> otherwise, Function<Snapshot, Sandbox> start) {
    StateFile state = StateFile.open(file);
    try {
      return start.apply(state.exists() ? read(file) : otherwise.get()).withStateFile(state);
    } catch (RuntimeException | Error e) {
      state.close();
      throw e;
    }
  }

  /** Returns the journal of what was done in the sandbox. */
  public JournalFolder journal() {
    return new JournalFolder(folder.resolve("journal"));
  }

  /** Forgets what the sandbox held, and what was done in it; returns whether it held something. */
  public boolean reset() {
    if (!Files.exists(stateFile())) {
      journal().clear();
      return false;
    }
    try (StateFile state = StateFile.open(file())) {
      journal().clear();
      return state.delete();
    }
  }

  private static Sandbox start(Snapshot seed, Clock clock) {
    return Sandbox.start(seed, SandboxOptions.defaults(), clock);
  }

  private TextFile file() {
    return new TextFile(
        stateFile(),
        "sandbox state file " + stateFile(),
        "Name another folder with --sandbox=DIR.");
  }

  public Path stateFile() {
    return folder.resolve(STATE);
  }

  /** Returns the example organization that is part of amiguard. */
  public static Snapshot example() {
    try (InputStream in = SandboxFolder.class.getResourceAsStream(EXAMPLE)) {
      byte[] text = Objects.requireNonNull(in).readAllBytes();
      return SnapshotFile.parse(EXAMPLE, new String(text, StandardCharsets.UTF_8)).snapshot();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a snapshot file. */
  public static Snapshot read(Path file) {
    return SnapshotFile.read(file, file.toString()).snapshot();
  }

  private static Snapshot read(TextFile file) {
    return SnapshotFile.parse(file.path().toString(), file.read()).snapshot();
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
