package io.amiguard.cli;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.journal.Journal;
import io.amiguard.journal.JournalEntry;
import io.amiguard.journal.JournalReader;
import io.amiguard.source.TextFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The folder of the journal: one file for each apply, which only its owner may read. */
record JournalFolder(Path folder) {

  /** Where the journal is if nobody says. */
  static final String DEFAULT = ".amiguard/journal";

  private static final String EXTENSION = ".jsonl";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** Returns every entry; none if there is no journal yet. */
  Journal read() {
    List<JournalEntry> entries = new ArrayList<>();
    for (Path file : files()) {
      JournalReader.read(id(file), file.toString(), text(file)).ifPresent(entries::add);
    }
    return new Journal(entries);
  }

  /**
   * Starts the file of an entry.
   *
   * @throws AmiguardException if the journal cannot be written; nothing may be changed then
   */
  JournalFile create(Instant time) {
    try {
      Files.createDirectories(folder, onlyOwner("rwx------"));
      JournalFile file = create(time, 1);
      keepName();
      return file;
    } catch (IOException e) {
      throw named("Nothing was changed. Name another folder with --journal DIR.").unwritable(e);
    }
  }

  /** Of two applies in one second the later one gets the next number. */
  private JournalFile create(Instant time, int number) throws IOException {
    Path path = folder.resolve(TIME.format(time) + "-" + number + EXTENSION);
    try {
      return new JournalFile(path, channel(path));
    } catch (FileAlreadyExistsException e) {
      return create(time, number + 1);
    }
  }

  /** Forgets every entry. */
  void clear() {
    for (Path file : files()) {
      try {
        Files.delete(file);
      } catch (IOException e) {
        throw new AmiguardException(
            Kind.FAILED, "%s could not be deleted: %s.".formatted(file, e.getMessage()), e);
      }
    }
  }

  static String id(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - EXTENSION.length());
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(EXTENSION)).sorted().toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  /** What was cut off may end within a character, which is no reason not to read the rest. */
  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private TextFile named(String hint) {
    return new TextFile(folder.resolve("entry" + EXTENSION), "the journal in " + folder, hint);
  }

  private static FileChannel channel(Path path) throws IOException {
    return FileChannel.open(
        path,
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
        onlyOwner("rw-------"));
  }

  /** A new file survives the end of the machine only once its folder is on disk, too. */
  private void keepName() throws IOException {
    if (isPosix()) {
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }

  private static FileAttribute<?>[] onlyOwner(String permissions) {
    return isPosix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }

  private static AmiguardException unreadable(Path path, IOException e) {
    return new AmiguardException(
        Kind.FAILED,
        "the journal cannot be read: %s: %s. Name another folder with --journal DIR."
            .formatted(path, e.getMessage()),
        e);
  }
}
