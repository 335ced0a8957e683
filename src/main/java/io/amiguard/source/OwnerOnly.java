package io.amiguard.source;

import java.nio.file.FileSystems;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** What is created so that nobody but its owner gets at it, where the file system knows owners. */
public final class OwnerOnly {

  private OwnerOnly() {}

  /** Returns what a file is created with. */
  public static FileAttribute<?>[] file() {
    return attributes("rw-------");
  }

  /** Returns what a folder is created with. */
  public static FileAttribute<?>[] folder() {
    return attributes("rwx------");
  }

  /** Returns whether files have owners, and folders can be opened. */
  public static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] attributes(String permissions) {
    return isPosix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
