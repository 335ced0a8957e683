package io.amiguard.output;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Files as other programs want to hear of them: relative to where the program was started. */
final class SourcePaths {
  private final Path directory;

  SourcePaths(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
  }

  /** Returns the path from the directory, with slashes; a file elsewhere keeps its whole path. */
  String relative(String file) {
    try {
      Path path = directory.resolve(file).normalize();
      Path shown = path.startsWith(directory) ? directory.relativize(path) : path;
      return shown.toString().replace('\\', '/');
    } catch (InvalidPathException e) {
      return file;
    }
  }

  /** Returns the same as a URI reference. */
  String uri(String file) {
    String path = relative(file);
    boolean isAbsolute = path.startsWith("/");
    try {
      return new URI(isAbsolute ? "file" : null, isAbsolute ? "" : null, path, null)
          .toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("'%s' cannot be part of a URI".formatted(path), e);
    }
  }
}
