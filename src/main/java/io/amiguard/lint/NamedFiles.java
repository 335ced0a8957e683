package io.amiguard.lint;

import java.util.Optional;

/**
 * Finds the files that stand in the words of Terraform files, such as {@code file("amis.json")}.
 */
@FunctionalInterface
public interface NamedFiles {
  /** Finds none, because the text comes from nowhere in particular. */
  NamedFiles NONE = (file, path) -> Optional.empty();

  /** Where a file is. */
  enum Place {
    /** Where it may be read. */
    FOUND,
    /** Nowhere. */
    MISSING,
    /** Outside of what the user gave to read, so that nobody looked. */
    OUTSIDE
  }

  /**
   * A file that another one names.
   *
   * @param label as the user would name it
   */
  record NamedFile(String label, Place place) {}

  /**
   * Finds what a file means by a path.
   *
   * @param file as the user named it
   * @param path from the folder of the file
   */
  Optional<NamedFile> find(String file, String path);
}
