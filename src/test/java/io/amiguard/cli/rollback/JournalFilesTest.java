package io.amiguard.cli.rollback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.SixChanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files of the journal, whole and broken. */
class JournalFilesTest extends RollbackCommandCases {
  @Test
  void isKeptWhereOnlyItsOwnerCanRead() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(journal)))
        .isEqualTo("rwx------");
    assertThat(files()).hasSize(1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files().get(0))))
        .isEqualTo("rw-------");
  }

  @Test
  void nothingIsChangedWithoutAJournal() throws IOException {
    Files.writeString(folder.resolve("a-file"), "");

    Run rollback = run("rollback", "--sandbox", "--yes");
    Run apply = run("apply", "--sandbox", "--yes", "--journal", "a-file/journal");

    assertThat(rollback.exitCode()).isZero();
    assertThat(apply.exitCode()).isEqualTo(1);
    assertThat(apply.err())
        .contains(
            "error: the journal in " + folder.resolve("a-file/journal") + " could not be written")
        .contains("a-file is a file, not a folder. Nothing was changed. Name another folder with")
        .doesNotContain("done:");
    assertThat(live().policies()).isEqualTo(SixChanges.before().policies());
  }

  @Test
  void aFileThatIsNoJournalIsNamed() throws IOException {
    Files.writeString(journal.resolve("20261125T120000Z-1.jsonl"), "not JSON\n");

    Run list = run("journal", "--sandbox");
    Run rollback = run("rollback", "--sandbox", "--yes");

    assertThat(List.of(list.exitCode(), rollback.exitCode())).containsOnly(65);
    assertThat(rollback.err()).contains("20261125T120000Z-1.jsonl:1 is not a line of a journal.");
  }

  @Test
  void aLineThatWasCutOffWithinACharacterDoesNotMatter() throws IOException {
    byte[] cutOff = Arrays.copyOf("{\"line\":\"begin\",\"message\":\"ü".getBytes(UTF_8), 28);
    Files.write(files().get(0), cutOff, StandardOpenOption.APPEND);

    Run rollback = run("rollback", "--sandbox", "--yes");

    assertThat(rollback.exitCode()).as(rollback.err()).isZero();
  }

  @Test
  void isForgottenWithTheSandbox() throws IOException {
    run("sandbox", "reset");

    assertThat(files()).isEmpty();
    assertThat(run("journal", "--sandbox").out())
        .isEqualTo("The journal in %s is empty: nothing was applied with it.\n".formatted(journal));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(journal)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).toList();
    }
  }
}
