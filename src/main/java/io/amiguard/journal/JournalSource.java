package io.amiguard.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.util.Locale;
import java.util.Optional;

/**
 * The text of a journal file, read a line at a time.
 *
 * @param file its name as the user knows it
 */
public record JournalSource(String file, Reader text) {

  /** No journal comes near it: an entry with 10,000 changes is a tenth. */
  static final int MAX_CHARACTERS = 50_000_000;

  /** What is done with a line. */
  @FunctionalInterface
  interface LineReader {
    void read(String line) throws JsonProcessingException;
  }

  /**
   * Reads the lines. A last one without its end is left out: it was being written when the process
   * was killed, so that what it tells was not begun, or is not known to be done.
   *
   * @throws AmiguardException if a line is not one of a journal
   */
  void forEach(LineReader reader) throws IOException {
    Limit limit = new Limit();
    int number = 0;
    for (Optional<String> line = next(limit); line.isPresent(); line = next(limit)) {
      number++;
      try {
        reader.read(line.get());
      } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
        throw broken(number);
      }
    }
  }

  private Optional<String> next(Limit limit) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int read = text.read(); read >= 0; read = text.read()) {
      if (read == '\n') {
        return Optional.of(line.toString());
      }
      line.append((char) read);
      limit.count();
    }
    return Optional.empty();
  }

  /** How much was read. */
  private final class Limit {
    private int characters;

    void count() {
      characters++;
      if (characters > MAX_CHARACTERS) {
        throw new AmiguardException(
            Kind.INVALID_INPUT,
            String.format(
                Locale.ROOT,
                "journal file %s holds more than %,d characters, which no journal does. Move the file away to go on without it.",
                file,
                MAX_CHARACTERS));
      }
    }
  }

  private AmiguardException broken(int line) {
    return new AmiguardException(
        Kind.INVALID_INPUT,
        "journal file %s:%d is not a line of a journal. Move the file away to go on without it."
            .formatted(file, line));
  }
}
