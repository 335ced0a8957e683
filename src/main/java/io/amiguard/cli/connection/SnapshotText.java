package io.amiguard.cli.connection;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.output.Words;
import io.amiguard.snapshot.SnapshotParts;
import io.amiguard.snapshot.SnapshotParts.Wanted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The text of a snapshot file; whatever keeps it from being read is a finding.
 *
 * @param name as the user gave it
 */
record SnapshotText(String name, Path path) {

  /** An organization at AWS's limits, 50,000 accounts and 1,000 full policies, needs half of it. */
  static final int MAX_BYTES = 50_000_000;

  /** Never reads more than may be in a file, whatever the path stands for. */
  Optional<String> read(List<Finding> findings) {
    return open(findings, in -> in.readNBytes(MAX_BYTES + 1))
        .flatMap(bytes -> text(bytes, findings));
  }

  /** Reads the organization and its inventory apart; the inventory may be of any size. */
  Optional<SnapshotParts> readParts(Wanted wanted, List<Finding> findings) {
    return open(findings, in -> SnapshotParts.read(name, in, wanted, MAX_BYTES));
  }

  /** Returns bytes as text, unless they are more than may be in a file. */
  Optional<String> text(byte[] bytes, List<Finding> findings) {
    if (bytes.length > MAX_BYTES) {
      findings.add(tooLarge());
      return Optional.empty();
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      findings.add(
          problem("file.not-text", "the file is not UTF-8 text").withHint("save it as UTF-8"));
      return Optional.empty();
    }
  }

  /** What is done with an open file. */
  private interface Reading<T> {
    T from(InputStream in) throws IOException;
  }

  private <T> Optional<T> open(List<Finding> findings, Reading<T> reading) {
    try (InputStream in = Files.newInputStream(path)) {
      return Optional.of(reading.from(in));
    } catch (NoSuchFileException e) {
      findings.add(
          problem("file.not-found", "there is no such file")
              .withHint("save one with 'amiguard snapshot --out FILE'"));
    } catch (IOException e) {
      findings.add(unreadable(e));
    }
    return Optional.empty();
  }

  private Finding tooLarge() {
    return problem(
            "file.too-big",
            "the file is larger than %s bytes, the most that amiguard reads"
                .formatted(Words.number(MAX_BYTES)))
        .withHint("take a snapshot without its inventory, or name another file");
  }

  private Finding unreadable(IOException e) {
    return Files.isDirectory(path)
        ? problem("file.unreadable", "this is a folder, not a file")
            .withHint("name the snapshot file in it")
        : problem("file.unreadable", "the file could not be read: %s".formatted(e.getMessage()))
            .withHint("look at its permissions");
  }

  private Finding problem(String rule, String message) {
    return Finding.of(Severity.ERROR, rule, Where.file(name), message);
  }
}
