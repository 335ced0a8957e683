package io.amiguard.cli.lint;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.cli.console.Environment;
import io.amiguard.source.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the YAML, JSON and Terraform files in folders. Folders and files are visited once, however
 * many links lead to them; hidden folders are left out.
 */
final class FileWalk {
  private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json", ".tf");

  private final Environment environment;
  private final List<Found> files = new ArrayList<>();
  private final Set<Path> visited = new HashSet<>();

  FileWalk(Environment environment) {
    this.environment = environment;
  }

  /** How a file came to be linted. */
  enum Origin {
    NAMED,
    FOLDER
  }

  /**
   * A file to lint.
   *
   * @param label as the user would name it
   */
  record Found(String label, Path path, Origin origin) {}

  /** Returns the files in the order of their names; what is no folder stands for itself. */
  List<Found> files(List<String> names) {
    for (String name : names) {
      Path path = path(name);
      if (Files.isDirectory(path)) {
        walk(name, path);
      } else if (visited.add(path.toAbsolutePath().normalize())) {
        files.add(new Found(name, path, Origin.NAMED));
      }
    }
    return List.copyOf(files);
  }

  private Path path(String name) {
    try {
      return environment.namedPath(name);
    } catch (InvalidPathException e) {
      throw new AmiguardException(
          Kind.USAGE, "'%s' is not a path: %s.".formatted(name, e.getReason()));
    }
  }

  private void walk(String label, Path folder) {
    try {
      if (!visited.add(folder.toRealPath())) {
        return;
      }
      List<Path> entries;
      try (Stream<Path> stream = Files.list(folder)) {
        entries = stream.sorted().toList();
      }
      for (Path entry : entries) {
        visit(label, entry);
      }
    } catch (IOException e) {
      throw new AmiguardException(
          Kind.INVALID_INPUT,
          "folder %s cannot be read: %s.".formatted(label, TextFile.reason(folder, e)));
    }
  }

  private void visit(String folder, Path entry) throws IOException {
    String name = entry.getFileName().toString();
    String label = Path.of(folder).resolve(name).normalize().toString().replace('\\', '/');
    if (Files.isDirectory(entry)) {
      if (!name.startsWith(".")) {
        walk(label, entry);
      }
    } else if (isInteresting(name)
        && Files.isRegularFile(entry)
        && visited.add(entry.toRealPath())) {
      files.add(new Found(label, entry, Origin.FOLDER));
    }
  }

  private static boolean isInteresting(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(lower::endsWith);
  }
}
