package io.amiguard.cli;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.source.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps others from performing the same saved plan at the same time. The operating system gives it
 * back when the process ends, however that ends.
 */
final class JournalLock implements AutoCloseable {
  private final FileChannel channel;
  private final Optional<FileLock> lock;

  private JournalLock(FileChannel channel, Optional<FileLock> lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /** Tries for the lock of a plan. Each plan has a byte of the file, so that it waits for none. */
  static JournalLock of(Path file, String planId) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnerOnly.file());
    try {
      return new JournalLock(channel, lock(channel, Integer.toUnsignedLong(planId.hashCode())));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  boolean isHeld() {
    return lock.isPresent();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new AmiguardException(
          Kind.FAILED, "the lock of the journal could not be given back: " + e.getMessage(), e);
    }
  }

  private static Optional<FileLock> lock(FileChannel channel, long place) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock(place, 1, false));
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    }
  }
}
