package io.amiguard.journalfolder;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.journal.Deed;
import io.amiguard.journal.EditReader;
import io.amiguard.journal.Journal;
import io.amiguard.journal.JournalEntry;
import io.amiguard.journal.JournalReader;
import io.amiguard.journal.JournalSource;
import io.amiguard.journal.Past;
import io.amiguard.journal.SettingDeed;
import io.amiguard.journal.SettingDeedReader;
import io.amiguard.journal.Succession;
import io.amiguard.source.TextFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder of the journal: one file for each apply, which only its owner may read.
 *
 * @param sync what keeps the names of new files and folders
 */
public record JournalFolder(Path folder, FolderSync sync) {

  /** Where the journal is if nobody says. */
  public static final String DEFAULT = ".amiguard/journal";

  private static final String EXTENSION = ".jsonl";
  private static final String PLANS = "plans.lock";
  private static final String WRITES = "writes.lock";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  public JournalFolder(Path folder) {
    this(folder, FolderSync.TO_DISK);
  }

  /** Returns every entry; none if there is no journal yet. */
  public Journal read() {
    Set<String> running = runningIds();
    return new Journal(
        entriesExcept(Set.of()).stream()
            .map(entry -> running.contains(entry.id()) ? entry.running() : entry)
            .toList());
  }

  /** Returns the ids of all entries. */
  Set<String> ids() {
    return files().stream().map(JournalFolder::id).collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the entries that another process is making at this moment. */
  List<JournalEntry> running() {
    return runningIds().stream()
        .map(id -> folder.resolve(id + EXTENSION))
        .flatMap(file -> entry(file).stream())
        .map(JournalEntry::running)
        .toList();
  }

  /** Returns the entries that have other ids. */
  List<JournalEntry> entriesExcept(Set<String> ids) {
    return files().stream()
        .filter(file -> !ids.contains(id(file)))
        .flatMap(file -> entry(file).stream())
        .toList();
  }

  private Set<String> runningIds() {
    Path lock = folder.resolve(WRITES);
    Set<String> ids = ids();
    try {
      return ids.isEmpty() ? Set.of() : JournalLock.heldIn(lock, ids);
    } catch (IOException e) {
      throw unreadable(lock, e);
    }
  }

  private static Optional<JournalEntry> entry(Path file) {
    return read(file, source -> JournalReader.read(id(file), source));
  }

  /** Returns what there is to know for a rollback of an entry. */
  public Past past(Journal journal, JournalEntry entry) {
    List<Deed> deeds = new ArrayList<>();
    for (JournalEntry link : journal.since(entry)) {
      Path file = folder.resolve(link.id() + EXTENSION);
      deeds.addAll(read(file, source -> EditReader.deeds(link, source)));
    }
    String organization = entry.heading().organizationId().orElse("");
    return new Past(entry, deeds, Succession.in(journal, organization));
  }

  /** Returns what there is to know for a rollback of an entry that is about accounts. */
  public List<SettingDeed> settingDeeds(Journal journal, JournalEntry entry) {
    List<SettingDeed> deeds = new ArrayList<>();
    for (JournalEntry link : journal.since(entry)) {
      Path file = folder.resolve(link.id() + EXTENSION);
      deeds.addAll(read(file, source -> SettingDeedReader.deeds(link, source)));
    }
    return deeds;
  }

  /**
   * Starts the file of an entry.
   *
   * @throws AmiguardException if the journal cannot be written; nothing may be changed then
   */
  JournalFile create(Instant time) {
    try {
      sync.createFolders(folder);
      JournalFile file = create(time, 1);
      sync.keepNamesIn(folder);
      return file;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * Keeps others from performing a saved plan.
   *
   * @throws AmiguardException if the journal cannot be written; nothing may be changed then
   */
  public JournalLock lock(String planId) {
    return lock(PLANS, List.of(planId));
  }

  /**
   * Keeps others from changing the same.
   *
   * @throws AmiguardException if the journal cannot be written; nothing may be changed then
   */
  JournalLock lockWrites(List<String> subjects) {
    return lock(WRITES, subjects);
  }

  private JournalLock lock(String file, List<String> things) {
    try {
      sync.createFolders(folder);
      return JournalLock.of(folder.resolve(file), things);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Of two applies in one second the later one gets the next number. */
  private JournalFile create(Instant time, int number) throws IOException {
    Path path = folder.resolve(TIME.format(time) + "-" + number + EXTENSION);
    try {
      return JournalFile.create(path);
    } catch (FileAlreadyExistsException e) {
      return create(time, number + 1);
    }
  }

  /** Forgets every entry. */
  public void clear() {
    for (Path file : files()) {
      try {
        Files.delete(file);
      } catch (IOException e) {
        throw new AmiguardException(
            Kind.FAILED,
            "%s could not be deleted: %s. Check its permissions and those of its folder, and run this again."
                .formatted(file, TextFile.reason(file, e)),
            e);
      }
    }
  }

  static String id(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - EXTENSION.length());
  }

  /** What cannot be looked at, or is a link that leads nowhere, is no empty journal. */
  private boolean isNowhere() {
    return Files.notExists(folder, LinkOption.NOFOLLOW_LINKS) || isBelowAFile();
  }

  private boolean isBelowAFile() {
    Path above = folder.toAbsolutePath().normalize().getParent();
    while (above != null && Files.notExists(above)) {
      above = above.getParent();
    }
    return above != null && Files.isRegularFile(above);
  }

  private List<Path> files() {
    if (isNowhere()) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(EXTENSION)).sorted().toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  /** What is read from a file. */
  @FunctionalInterface
  private interface Reading<T> {
    T of(JournalSource source) throws IOException;
  }

  /** What was cut off may end within a character, which is no reason not to read the rest. */
  private static <T> T read(Path file, Reading<T> reading) {
    try (BufferedReader text =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      return reading.of(new JournalSource(file.toString(), text));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private AmiguardException unwritable(IOException e) {
    return new TextFile(
            folder.resolve("entry" + EXTENSION),
            "the journal in " + folder,
            "Nothing was changed. Name another folder with --journal DIR.")
        .unwritable(e);
  }

  private static AmiguardException unreadable(Path path, IOException e) {
    return new AmiguardException(
        Kind.FAILED,
        "the journal cannot be read: %s: %s. Name another folder with --journal DIR."
            .formatted(path, TextFile.reason(path, e)),
        e);
  }
}
