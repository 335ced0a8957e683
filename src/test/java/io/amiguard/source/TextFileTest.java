package io.amiguard.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextFileTest {
  @TempDir Path folder;

  @Test
  void givesBackWhatWasWritten() {
    TextFile file = file("plan");

    file.write("two\nlines, ä");
    file.write("one line, é");

    assertThat(file.read()).isEqualTo("one line, é");
    assertThat(names()).containsExactly("plan");
  }

  @Test
  void saysThatAFileIsNotThere() {
    assertThatThrownBy(() -> file("plan").read())
        .isInstanceOf(AmiguardException.class)
        .hasMessage("plan file plan not found. Make one.");
  }

  @Test
  void saysThatAFileIsAFolder() throws IOException {
    Files.createDirectory(folder.resolve("plan"));

    assertThatThrownBy(() -> file("plan").read())
        .isInstanceOf(AmiguardException.class)
        .hasMessage("plan file plan could not be read: it is a folder. Make one.");
    assertThatThrownBy(() -> file("plan").write("text"))
        .hasMessage("plan file plan could not be written: it is a folder. Make one.");
  }

  @Test
  void saysThatAFileIsNotUtf8() throws IOException {
    Files.write(folder.resolve("plan"), new byte[] {'a', (byte) 0xE4, 'b'});

    assertThatThrownBy(() -> file("plan").read())
        .hasMessage("plan file plan could not be read: it is not UTF-8 text. Make one.");
  }

  @Test
  void saysThatAFileStandsWhereAFolderShould() throws IOException {
    Files.writeString(folder.resolve("plans"), "");
    String reason = folder.resolve("plans") + " is a file, not a folder";

    assertThatThrownBy(() -> file("plans/plan").read())
        .hasMessage("plan file plans/plan could not be read: " + reason + ". Make one.");
    assertThatThrownBy(() -> file("plans/new/plan").write("text"))
        .hasMessage("plan file plans/new/plan could not be written: " + reason + ". Make one.");
  }

  @Test
  void saysThatTheFolderIsNotThere() {
    assertThatThrownBy(() -> file("plans/plan").write("text"))
        .hasMessage(
            "plan file plans/plan could not be written: folder %s does not exist. Make one."
                .formatted(folder.resolve("plans")));
  }

  static List<IOException> refusals() {
    return List.of(
        new AccessDeniedException("plan"),
        new FileSystemException("plan", null, "Permission Denied"),
        new IOException("permission\n denied"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void doesNotRepeatThePathInsteadOfAReason(IOException refusal) {
    assertThat(file("plan").unwritable(refusal))
        .message()
        .isEqualToIgnoringCase("plan file plan could not be written: permission denied. Make one.");
  }

  @Test
  void aFolderThatCannotBeMadeHasAnotherReasonThanThatItIsNotThere() {
    IOException refusal = new FileSystemException("plans", null, "Read-only file system");

    assertThat(file("plans/plan").unwritable(refusal))
        .hasMessage("plan file plans/plan could not be written: Read-only file system. Make one.");
  }

  @Test
  void namesTheKindOfARefusalThatSaysNothing() {
    assertThat(file("plan").unwritable(new FileSystemException("plan")))
        .hasMessage("plan file plan could not be written: FileSystemException. Make one.");
  }

  @Test
  void leavesTheOldTextWhereTheNewOneCannotBeWritten() throws IOException {
    file("plan").write("old");
    Files.createDirectories(folder.resolve(".plan.next/in-the-way"));

    assertThatThrownBy(() -> file("plan").write("new")).isInstanceOf(AmiguardException.class);

    assertThat(file("plan").read()).isEqualTo("old");
  }

  @Test
  void replacesTheFileBehindALink() throws IOException {
    file("plan").write("old");
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("plan"));

    file("link").write("new");

    assertThat(folder.resolve("link")).isSymbolicLink();
    assertThat(file("plan").read()).isEqualTo("new");
  }

  @Test
  void keepsWhoMayReadTheFile() throws IOException {
    file("plan").write("old");
    Path path = folder.resolve("plan");
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    view.setPermissions(PosixFilePermissions.fromString("rw-------"));

    file("plan").write("new");

    assertThat(PosixFilePermissions.toString(view.readAttributes().permissions()))
        .isEqualTo("rw-------");
  }

  @Test
  void keepsForItsOwnerWhatIsNewAndAboutAnOrganization() throws IOException {
    file("plan").writePrivately("new");

    assertThat(permissions("plan")).isEqualTo("rw-------");
  }

  @Test
  void leavesAFileToThoseItWasSharedWith() throws IOException {
    file("plan").writePrivately("old");
    Files.setPosixFilePermissions(
        folder.resolve("plan"), PosixFilePermissions.fromString("rw-r-----"));

    file("plan").writePrivately("new");

    assertThat(permissions("plan")).isEqualTo("rw-r-----");
    assertThat(file("plan").read()).isEqualTo("new");
  }

  private String permissions(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
  }

  @Test
  void writesToADeviceAsItIs() {
    new TextFile(Path.of("/dev/null"), "plan file", "Make one.").write("text");

    assertThat(Path.of("/dev/null")).exists();
    assertThat(Path.of("/dev/.null.next")).doesNotExist();
  }

  private TextFile file(String name) {
    return new TextFile(folder.resolve(name), "plan file " + name, "Make one.");
  }

  private List<String> names() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
