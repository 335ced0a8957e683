package io.amiguard.cli.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.organization.TargetId;
import io.amiguard.source.OwnerOnly;
import io.amiguard.survey.Place;
import io.amiguard.verify.AccountSettings;
import io.amiguard.verify.AccountSettingsReader;
import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What accounts have answered, a line of JSON for each answer, so that a survey that was broken off
 * can go on. What is in the file is given once instead of asking; what could not be read is not in
 * it. It holds no credentials.
 */
final class ResumeFile implements AccountSettingsReader, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AccountSettingsReader reader;
  private final Writer file;
  private final Map<TargetId, List<String>> regions = new ConcurrentHashMap<>();
  private final Map<Place, AccountSettings> settings = new ConcurrentHashMap<>();
  private final String begun;
  private final int answersKept;

  private ResumeFile(AccountSettingsReader reader, Path file, JsonNode header) throws IOException {
    this.reader = reader;
    dropHalfALine(file);
    boolean isNew = !Files.exists(file) || Files.size(file) == 0;
    this.begun = isNew ? ResumeLines.begun(header) : load(file, header);
    this.answersKept = settings.size();
    if (!Files.exists(file)) {
      Files.createFile(file, OwnerOnly.file());
    }
    // A channel would be closed by the first thread that is interrupted.
    this.file = new OutputStreamWriter(new FileOutputStream(file.toFile(), true), UTF_8);
    if (isNew) {
      write(header);
    }
  }

  /** A run that was killed may have left one. */
  private static void dropHalfALine(Path file) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      long end = bytes.length();
      while (end > 0 && byteAt(bytes, end - 1) != '\n') {
        end--;
      }
      bytes.setLength(end);
    }
  }

  private static int byteAt(RandomAccessFile bytes, long position) throws IOException {
    bytes.seek(position);
    return bytes.read();
  }

  /**
   * Returns a reader that takes what the file holds, and writes down what it is told.
   *
   * @throws AmiguardException if the file is not such a file, or of another organization
   */
  static ResumeFile open(
      AccountSettingsReader reader, Path file, String organizationId, Instant now) {
    try {
      return new ResumeFile(reader, file, ResumeLines.header(organizationId, now));
    } catch (IOException | UncheckedIOException e) {
      throw new AmiguardException(
          Kind.FAILED,
          "the file %s of --resume cannot be read and written: %s; correct that, or name another"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /** Returns when the first answer was given, as the file says it. */
  String begun() {
    return begun;
  }

  /** Returns how many answers about a Region were in the file. */
  int answersKept() {
    return answersKept;
  }

  @Override
  public List<String> regions(TargetId account) {
    List<String> known = regions.remove(account);
    if (known != null) {
      return known;
    }
    List<String> told = reader.regions(account);
    write(ResumeLines.of(account, told));
    return told;
  }

  @Override
  public AccountSettings settings(Place place) {
    AccountSettings known = settings.remove(place);
    if (known != null) {
      return known;
    }
    AccountSettings told = reader.settings(place);
    write(ResumeLines.of(place, told));
    return told;
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  /** Every line is whole on disk before the next one is begun. */
  private void write(JsonNode line) {
    String text = line + "\n";
    synchronized (file) {
      try {
        file.write(text);
        file.flush();
      } catch (IOException e) {
        throw cannotWrite(e);
      }
    }
  }

  private static AmiguardException cannotWrite(IOException e) {
    return new AmiguardException(
        Kind.FAILED,
        "the file of --resume cannot be written: %s; leave --resume out, or name another file"
            .formatted(e.getMessage()),
        e);
  }

  private String load(Path file, JsonNode expected) throws IOException {
    Map<AccountSettings, AccountSettings> equal = new HashMap<>();
    Map<List<String>, List<String>> equalRegions = new HashMap<>();
    try (BufferedReader lines = Files.newBufferedReader(file, UTF_8)) {
      JsonNode header = parse(file, 1, lines.readLine());
      ResumeLines.requireHeader(header, file, expected);
      int number = 1;
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        number++;
        JsonNode line = parse(file, number, text);
        try {
          if (ResumeLines.isRegions(line)) {
            List<String> list = ResumeLines.regions(line);
            regions.put(ResumeLines.account(line), equalRegions.computeIfAbsent(list, it -> it));
          } else {
            AccountSettings answer = ResumeLines.settings(line);
            settings.put(ResumeLines.place(line), equal.computeIfAbsent(answer, it -> it));
          }
        } catch (IllegalArgumentException e) {
          throw ResumeLines.unusable(file, number, e);
        }
      }
      return ResumeLines.begun(header);
    }
  }

  private static JsonNode parse(Path file, int number, String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw ResumeLines.unusable(file, number, e);
    }
  }
}
