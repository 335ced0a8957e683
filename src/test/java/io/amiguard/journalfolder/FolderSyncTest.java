package io.amiguard.journalfolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a journal needs on the disk so that the end of the machine does not lose its file. */
class FolderSyncTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @TempDir Path folder;

  private final List<Path> kept = new ArrayList<>();

  @Test
  void keepsTheNameOfEachNewFolderAndOfTheFile() {
    journal("project/.amiguard/journal").create(NOON).close();

    assertThat(kept)
        .containsExactly(
            folder,
            folder.resolve("project"),
            folder.resolve("project/.amiguard"),
            folder.resolve("project/.amiguard/journal"));
  }

  @Test
  void keepsTheNameOfTheFileAloneInAFolderThatIsThere() throws IOException {
    Files.createDirectories(folder.resolve("journal"));

    journal("journal").create(NOON).close();

    assertThat(kept).containsExactly(folder.resolve("journal"));
  }

  @Test
  void writesNothingIfTheNamesCannotBeKept() {
    JournalFolder journal =
        new JournalFolder(
            folder.resolve("journal"),
            names -> {
              throw new IOException("read-only file system");
            });

    assertThatThrownBy(() -> journal.create(NOON))
        .isInstanceOf(AmiguardException.class)
        .hasMessageContaining("read-only file system. Nothing was changed.");
  }

  @Test
  void keepsEachLineBeforeTheProgramGoesOn() {
    RecordedChannel channel = new RecordedChannel();

    try (JournalFile file = new JournalFile(folder.resolve("x.jsonl"), channel)) {
      file.append("first");
      file.append("two");
    }

    assertThat(channel.calls)
        .containsExactly("write firs", "write t$", "force", "write two$", "force", "close");
  }

  private JournalFolder journal(String name) {
    return new JournalFolder(
        folder.resolve(name), names -> kept.add(names.toAbsolutePath().normalize()));
  }
}
