package io.amiguard.journalfolder;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.source.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps other processes from the same at the same time: from performing a saved plan, from changing
 * an organization or an account. Each thing has a byte of the file, so that it waits for no other.
 * The operating system gives the lock back when the process ends, however that ends.
 */
public final class JournalLock implements AutoCloseable {
  private final FileChannel channel;
  private final boolean isHeld;

  private JournalLock(FileChannel channel, boolean isHeld) {
    this.channel = channel;
    this.isHeld = isHeld;
  }

  /** Tries for the lock of each of several things; it is held if all of them are. */
  static JournalLock of(Path file, List<String> things) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnerOnly.file());
    try {
      return new JournalLock(channel, locksAll(channel, things));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Returns those things of which another process has the lock. Only things are asked about that
   * {@link #with} locks, so that nobody is refused because somebody looked.
   */
  static Set<String> heldIn(Path file, Collection<String> things) throws IOException {
    if (Files.notExists(file)) {
      return Set.of();
    }
    Set<String> held = new HashSet<>();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      for (String thing : things) {
        if (!locks(channel, thing, Sharing.WITH_OTHERS)) {
          held.add(thing);
        }
      }
    }
    return held;
  }

  /** Locks something else as well, which nobody else has for longer than it takes to look. */
  void with(String thing) {
    try {
      channel.lock(place(thing), 1, false);
    } catch (IOException e) {
      throw new AmiguardException(
          Kind.FAILED,
          "the journal could not be locked: %s. Nothing was changed. Name another folder with --journal DIR."
              .formatted(reason(e)),
          e);
    }
  }

  public boolean isHeld() {
    return isHeld;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new AmiguardException(
          Kind.FAILED,
          "the lock of the journal could not be given back: %s. It is when this process ends; 'amiguard journal' shows what was done."
              .formatted(reason(e)),
          e);
    }
  }

  /** Whether others may have the lock at the same time. */
  private enum Sharing {
    WITH_NOBODY,
    WITH_OTHERS
  }

  private static boolean locksAll(FileChannel channel, List<String> things) throws IOException {
    for (String thing : things) {
      if (!locks(channel, thing, Sharing.WITH_NOBODY)) {
        return false;
      }
    }
    return true;
  }

  private static boolean locks(FileChannel channel, String thing, Sharing sharing)
      throws IOException {
    try {
      return channel.tryLock(place(thing), 1, sharing == Sharing.WITH_OTHERS) != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Some failures say nothing but what they are. */
  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static long place(String thing) {
    return Integer.toUnsignedLong(thing.hashCode());
  }
}
