package io.amiguard.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file with what a test expects. {@code -Damiguard.cases=update} writes it anew. */
public final class GoldenFile {
  private GoldenFile() {}

  /** Asserts that a file holds just what was found. */
  public static void assertHolds(Path file, String found) {
    if ("update".equals(System.getProperty("amiguard.cases"))) {
      write(file, found);
    }
    assertThat(found).as(file.toString()).isEqualTo(Texts.of(file));
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
