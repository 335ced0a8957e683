package io.amiguard.cli.lint;

import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.InputText;
import io.amiguard.lint.NamedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds files that other files name, in the folders that the user gave and below them; of a file
 * that was given, its folder counts.
 */
final class FilesBeside implements NamedFiles {
  private final Environment environment;
  private final List<Path> folders;

  /**
   * @param names what the user gave: files, folders, or - for standard input
   */
  FilesBeside(Environment environment, List<String> names) {
    this.environment = environment;
    this.folders =
        names.stream()
            .filter(name -> !name.equals(InputText.STANDARD_INPUT))
            .flatMap(name -> folder(name).stream())
            .toList();
  }

  private Optional<Path> folder(String name) {
    try {
      Path path = environment.path(name).toAbsolutePath();
      return Optional.of(Files.isDirectory(path) ? path : path.resolveSibling("."))
          .map(Path::normalize);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<NamedFile> find(String file, String path) {
    if (file.equals(InputText.label(InputText.STANDARD_INPUT))) {
      return Optional.empty();
    }
    try {
      Path label = Path.of(file).resolveSibling(path).normalize();
      Path named = environment.path(label.toString()).toAbsolutePath().normalize();
      String shown = label.toString().isEmpty() ? "." : label.toString().replace('\\', '/');
      return Optional.of(new NamedFile(shown, place(named)));
    } catch (InvalidPathException e) {
      return Optional.of(new NamedFile(path, Place.MISSING));
    }
  }

  /** A link must not lead out of the folders, either. */
  private Place place(Path named) {
    if (!isInside(named, folders)) {
      return Place.OUTSIDE;
    }
    if (!Files.isRegularFile(named)) {
      return Place.MISSING;
    }
    try {
      return isInside(named.toRealPath(), folders.stream().map(FilesBeside::real).toList())
          ? Place.FOUND
          : Place.OUTSIDE;
    } catch (IOException e) {
      return Place.MISSING;
    }
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      return folder;
    }
  }

  private static boolean isInside(Path file, List<Path> folders) {
    return folders.stream().anyMatch(file::startsWith);
  }
}
