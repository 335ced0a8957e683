package io.amiguard.journalfolder;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.journal.JournalSink;
import io.amiguard.source.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** The file of one journal entry, open for its next line. */
public final class JournalFile implements JournalSink, AutoCloseable {
  private final Path path;
  private final FileChannel channel;

  /** Creates one that appends to an open file. */
  JournalFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Creates the file, which must not be there yet. */
  static JournalFile create(Path path) throws IOException {
    return new JournalFile(
        path,
        FileChannel.open(
            path,
            Set.of(
                StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
            OwnerOnly.file()));
  }

  /** Returns the id of the entry. */
  public String id() {
    return JournalFolder.id(path);
  }

  @Override
  public void append(String line) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (IOException e) {
      throw new AmiguardException(
          Kind.FAILED,
          "journal file %s could not be written: %s".formatted(path, e.getMessage()),
          e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new AmiguardException(
          Kind.FAILED,
          "journal file %s could not be closed: %s.".formatted(path, e.getMessage()),
          e);
    }
  }
}
