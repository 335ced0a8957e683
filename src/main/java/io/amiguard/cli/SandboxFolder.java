package io.amiguard.cli;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.snapshot.SnapshotReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
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
      return parse(EXAMPLE, new String(text, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a snapshot file. */
  static Snapshot read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new AmiguardException(
          Kind.INVALID_INPUT,
          "snapshot file %s could not be read: %s.".formatted(file, e.getMessage()));
    }
  }

  private static Snapshot parse(String name, String text) {
    List<Finding> findings = new ArrayList<>();
    return SnapshotReader.read(name, text, findings)
        .orElseThrow(
            () ->
                new AmiguardException(
                    Kind.INVALID_INPUT,
                    "%s does not hold an organization that amiguard can read.".formatted(name),
                    findings));
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
