package io.amiguard.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.amiguard.snapshot.Snapshot;
import io.amiguard.snapshot.SnapshotWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that holds the organization from one run to the next; it is never half written. */
final class StateFile {
  private final Path file;

  StateFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  void write(Snapshot snapshot) {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(next, SnapshotWriter.write(snapshot), UTF_8);
      Files.move(next, file, ATOMIC_MOVE, REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot save the sandbox to " + file, e);
    }
  }
}
