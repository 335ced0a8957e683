package io.amiguard.journalfolder;

import io.amiguard.source.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Puts the names that stand in a folder on the disk. A new file survives the end of the machine
 * only once its folder is there, too, and the folder of that folder if it is new.
 */
@FunctionalInterface
interface FolderSync {

  /** Does it with {@code fsync}; where folders cannot be opened, it is left to the system. */
  FolderSync TO_DISK = FolderSync::force;

  /** Returns when the disk holds the names in a folder. */
  void keepNamesIn(Path folder) throws IOException;

  /** Creates a folder with those above it, for their owner alone; one that is there stays. */
  default void createFolders(Path folder) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path next = folder.toAbsolutePath().normalize();
        next != null && Files.notExists(next);
        next = next.getParent()) {
      missing.push(next);
    }
    for (Path next : missing) {
      create(next);
      keepNamesIn(next.resolveSibling("."));
    }
    if (!Files.isDirectory(folder)) {
      throw new FileAlreadyExistsException(folder.toString());
    }
  }

  /** Another process may create it at the same moment. */
  private static void create(Path folder) throws IOException {
    try {
      Files.createDirectory(folder, OwnerOnly.folder());
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  private static void force(Path folder) throws IOException {
    if (OwnerOnly.isPosix()) {
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }
}
