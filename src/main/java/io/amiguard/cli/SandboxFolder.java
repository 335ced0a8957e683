package io.amiguard.cli;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import io.amiguard.snapshot.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;

/** The folder in which a sandbox keeps its organization from one run to the next. */
record SandboxFolder(Path folder) {

  /** Where {@code --sandbox} keeps it if not told otherwise. */
  static final String DEFAULT = ".amiguard/sandbox";

  private static final String STATE = "organization.json";
  private static final String EXAMPLE = "/io/amiguard/sandbox/organization.json";

  /** Starts the sandbox: as it was left, or with the example organization. */
  Sandbox start(Clock clock) {
    Path state = stateFile();
    Snapshot seed = Files.exists(state) ? read(state) : example();
    return Sandbox.start(seed, SandboxOptions.defaults(), clock).withStateFile(state);
  }

  /** Returns the journal of what was done in the sandbox. */
  JournalFolder journal() {
    return new JournalFolder(folder.resolve("journal"));
  }

  /** Forgets what the sandbox held, and what was done in it; returns whether it held something. */
  boolean reset() {
    journal().clear();
    try {
      return Files.deleteIfExists(stateFile());
    } catch (IOException e) {
      throw new AmiguardException(
          Kind.FAILED, "%s could not be deleted: %s.".formatted(stateFile(), e.getMessage()));
    }
  }

  Path stateFile() {
    return folder.resolve(STATE);
  }

  /** Returns the example organization that is part of amiguard. */
  static Snapshot example() {
    try (InputStream in = SandboxFolder.class.getResourceAsStream(EXAMPLE)) {
      byte[] text = Objects.requireNonNull(in).readAllBytes();
      return SnapshotFile.parse(EXAMPLE, new String(text, StandardCharsets.UTF_8)).snapshot();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a snapshot file. */
  static Snapshot read(Path file) {
    return SnapshotFile.read(file, file.toString()).snapshot();
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
