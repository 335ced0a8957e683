package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli.Run;
import io.amiguard.source.TextFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal that cannot be read says why, and is not taken for an empty one. */
class UnreadableJournalTest {
  @TempDir Path folder;

  @Test
  void aFolderThatIsALinkToNowhere() throws IOException {
    Path journal = Files.createSymbolicLink(folder.resolve("j"), folder.resolve("nowhere"));

    assertUnreadable(journal, "it is a link to something that does not exist");
  }

  @Test
  void aFileThatIsALinkToNowhere() throws IOException {
    Files.createDirectory(folder.resolve("j"));
    Path file = folder.resolve("j/20261125T120000Z-1.jsonl");
    Files.createSymbolicLink(file, folder.resolve("nowhere"));

    assertUnreadable(file, "it is a link to something that does not exist");
  }

  @Test
  void aFileWhereAFolderShouldBe() throws IOException {
    assertUnreadable(Files.createFile(folder.resolve("j")), "it is not a folder");
  }

  @Test
  void aFolderWhereAFileShouldBe() throws IOException {
    Path file = folder.resolve("j/20261125T120000Z-1.jsonl");
    Files.createDirectories(file);

    assertUnreadable(file, "it is a folder");
  }

  /** Nothing is denied to the user root, as whom tests may run. */
  @Test
  void whatIsDenied() {
    assertThat(TextFile.reason(folder, new AccessDeniedException(folder.toString())))
        .isEqualTo("permission denied");
  }

  private void assertUnreadable(Path path, String reason) {
    Run journal = Cli.in(folder).run("journal", "--journal", "j");
    Run rollback = Cli.in(folder).run("rollback", "--sandbox", "--yes", "--journal", "j");

    assertThat(journal.exitCode()).isEqualTo(1);
    assertThat(journal.err())
        .isEqualTo(
            "error: the journal cannot be read: %s: %s. Name another folder with --journal DIR.\n"
                .formatted(path, reason));
    assertThat(rollback.err()).isEqualTo(journal.err());
  }
}
