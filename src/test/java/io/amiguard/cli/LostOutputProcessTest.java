package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.console.Console;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The same as {@link LostOutputTest} with a real disk that is full, and a real pipe. */
final class LostOutputProcessTest {
  private static final File FULL_DISK = new File("/dev/full");

  @TempDir Path folder;

  @Test
  @EnabledIf("hasFullDisk")
  void aFullDiskIsAFailureWithOneLine() throws IOException, InterruptedException {
    Process process = Program.start(folder, Redirect.to(FULL_DISK), "rules", "-o", "json");

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(errors()).isEqualTo("error: " + Console.LOST + System.lineSeparator());
  }

  /** As when {@code head -1} ends: what is found is more than a pipe holds. */
  @Test
  void aReaderThatGoesIsAFailureWithOneLine() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("amiguard.yaml"), "unknown: key\n".repeat(2_000));
    Process process = Program.start(folder, Redirect.PIPE, "lint", "-o", "json");
    try (InputStream out = process.getInputStream()) {
      assertThat(out.read()).isEqualTo('{');
    }

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(errors()).isEqualTo("error: " + Console.LOST + System.lineSeparator());
  }

  static boolean hasFullDisk() {
    return FULL_DISK.exists();
  }

  private String errors() throws IOException {
    return Files.readString(folder.resolve("program.log"));
  }
}
