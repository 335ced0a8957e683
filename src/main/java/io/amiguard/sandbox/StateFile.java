package io.amiguard.sandbox;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.snapshot.SnapshotWriter;
import io.amiguard.source.TextFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The file that holds the organization from one run to the next. It is never half written, and one
 * sandbox has it at a time.
 */
public final class StateFile implements AutoCloseable {
  private final TextFile file;
  private final FileChannel lock;

  private StateFile(TextFile file, FileChannel lock) {
    this.file = file;
    this.lock = lock;
  }

  /**
   * Takes a file, which need not exist, until it is closed.
   *
   * @throws AmiguardException if another sandbox has it, or its folder cannot be written
   */
  public static StateFile open(TextFile file) {
    try {
      Path path = file.path().toAbsolutePath();
      Files.createDirectories(path.resolveSibling("."));
      return new StateFile(file, lock(file, path.resolveSibling(path.getFileName() + ".lock")));
    } catch (IOException e) {
      throw file.unwritable(e);
    }
  }

  /** The state itself is replaced at each change, so that a lock on it would hold nothing. */
  private static FileChannel lock(TextFile file, Path path) throws IOException {
    FileChannel channel = FileChannel.open(path, CREATE, WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // Another sandbox of this process has it.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw inUse(file);
  }

  private static AmiguardException inUse(TextFile file) {
    String hint = file.hint();
    return new AmiguardException(
        Kind.FAILED,
        "%s is in use by another amiguard; wait until that ends, or %s"
            .formatted(
                file.thing(), hint.substring(0, 1).toLowerCase(Locale.ROOT) + hint.substring(1)));
  }

  /** Returns whether it holds an organization. */
  public boolean exists() {
    return Files.exists(file.path());
  }

  /** Forgets the organization; returns whether there was one. */
  public boolean delete() {
    try {
      return Files.deleteIfExists(file.path());
    } catch (IOException e) {
      throw file.unwritable(e);
    }
  }

  void write(Snapshot snapshot) {
    file.writePrivately(SnapshotWriter.write(snapshot));
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
