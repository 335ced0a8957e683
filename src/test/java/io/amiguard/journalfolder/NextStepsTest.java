package io.amiguard.journalfolder;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose journal cannot be used is told what to do next, also where that seldom happens. */
class NextStepsTest {
  @TempDir Path folder;

  @Test
  void whereAJournalCannotBeLocked() throws IOException {
    JournalLock lock = JournalLock.of(folder.resolve("writes.lock"), List.of("organization"));
    lock.close();

    assertThatThrownBy(() -> lock.with("20261125T120000Z-1"))
        .isInstanceOf(AmiguardException.class)
        .hasMessage(
            "the journal could not be locked: ClosedChannelException. Nothing was changed. Name"
                + " another folder with --journal DIR.");
  }

  @Test
  void whereAnEntryCannotBeForgotten() throws IOException {
    Files.createDirectories(folder.resolve("20261125T120000Z-1.jsonl/inside"));

    assertThatThrownBy(() -> new JournalFolder(folder).clear())
        .isInstanceOf(AmiguardException.class)
        .hasMessageContaining("20261125T120000Z-1.jsonl could not be deleted: it is a folder.")
        .hasMessageEndingWith("Check its permissions and those of its folder, and run this again.");
  }
}
