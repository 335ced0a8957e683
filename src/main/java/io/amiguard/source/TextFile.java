package io.amiguard.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Locale;

/**
 * A text file that a user named.
 *
 * @param thing what it is and its name as the user gave it, such as {@code settings file a.yaml}
 * @param hint a sentence: what to do if it cannot be used
 */
public record TextFile(Path path, String thing, String hint) {

  /** No file of ours comes near it: the snapshot of 10,000 accounts is a tenth. */
  static final int MAX_BYTES = 50_000_000;

  /**
   * Returns what stands in a stream that is not a file, such as standard input.
   *
   * @throws AmiguardException if it is too much, or breaks off
   */
  public static String read(Reader in, String thing) {
    StringBuilder text = new StringBuilder();
    char[] piece = new char[8192];
    try {
      for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
        text.append(piece, 0, length);
        if (text.length() > MAX_BYTES) {
          throw tooLarge(thing, "Give it less.");
        }
      }
    } catch (IOException e) {
      throw new AmiguardException(
          Kind.INVALID_INPUT, thing + " could not be read: " + Quoted.line(String.valueOf(e)), e);
    }
    return text.toString();
  }

  private static AmiguardException tooLarge(String thing, String hint) {
    return new AmiguardException(
        Kind.INVALID_INPUT,
        String.format(
            Locale.ROOT,
            "%s holds more than %,d bytes, which no file of amiguard does. %s",
            thing,
            MAX_BYTES,
            hint));
  }

  /**
   * Returns the text, which must be UTF-8.
   *
   * @throws AmiguardException if there is none, with the reason
   */
  public String read() {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw tooLarge(thing, hint);
      }
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (NoSuchFileException e) {
      throw new AmiguardException(Kind.INVALID_INPUT, "%s not found. %s".formatted(thing, hint), e);
    } catch (IOException e) {
      throw new AmiguardException(
          Kind.INVALID_INPUT,
          "%s could not be read: %s. %s".formatted(thing, reason(path, e), hint),
          e);
    }
  }

  /**
   * Puts a text in the place of what the file held. The file is never half written, unless it is
   * none, but a pipe or a device.
   *
   * @throws AmiguardException if that cannot be, with the reason
   */
  public void write(String text) {
    write(out -> out.write(text));
  }

  /** Does the same with a text that is not held as a whole. */
  public void write(Content content) {
    write(next -> asBefore(content, next), content);
  }

  /**
   * Does the same, and lets nobody but the owner read the file, whoever could before.
   *
   * @throws AmiguardException if that cannot be, with the reason
   */
  public void writeForOwner(String text) {
    Content content = out -> out.write(text);
    write(next -> forOwner(content, next), content);
  }

  /** A text that is written piece by piece. */
  @FunctionalInterface
  public interface Content {
    void writeTo(Writer out) throws IOException;
  }

  /**
   * Does the same with a text about an organization: a file that is new is for its owner alone, one
   * that is there stays for whom it was for.
   *
   * @throws AmiguardException if that cannot be, with the reason
   */
  public void writePrivately(String text) {
    writePrivately(out -> out.write(text));
  }

  /** Does the same with a text that is not held as a whole. */
  public void writePrivately(Content content) {
    write(
        next -> {
          if (Files.exists(path)) {
            asBefore(content, next);
          } else {
            forOwner(content, next);
          }
        },
        content);
  }

  /** Puts the text into a file. */
  @FunctionalInterface
  private interface Put {
    void into(Path file) throws IOException;
  }

  private void write(Put put, Content content) {
    try {
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        put(content, path);
      } else {
        replace(put);
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private static void put(Content content, Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file, UTF_8)) {
      content.writeTo(out);
    }
  }

  /** Returns that the file could not be written, and why. */
  public AmiguardException unwritable(IOException e) {
    return new AmiguardException(
        Kind.FAILED, "%s could not be written: %s. %s".formatted(thing, reason(path, e), hint), e);
  }

  /** A link stays a link: the file behind it is replaced. */
  private void replace(Put put) throws IOException {
    Path file = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
    Path next = file.resolveSibling("." + file.getFileName() + ".next");
    try {
      put.into(next);
      Files.move(next, file, ATOMIC_MOVE, REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(next);
      throw e;
    }
  }

  /** Nobody may read it in the moment before it gets its permissions, either. */
  private static void forOwner(Content content, Path next) throws IOException {
    Files.deleteIfExists(next);
    Files.createFile(next, OwnerOnly.file());
    put(content, next);
  }

  private void asBefore(Content content, Path next) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view != null && Files.exists(path)) {
      forOwner(content, next);
      Files.setPosixFilePermissions(next, view.readAttributes().permissions());
    } else {
      put(content, next);
    }
  }

  /** Returns why a file cannot be used: Java's messages repeat its path and seldom say more. */
  public static String reason(Path path, IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof CharacterCodingException) {
      return "it is not UTF-8 text";
    }
    if (Files.isSymbolicLink(path) && !Files.exists(path)) {
      return "it is a link to something that does not exist";
    }
    if (e instanceof NotDirectoryException) {
      return "it is not a folder";
    }
    if (Files.isDirectory(path)) {
      return "it is a folder";
    }
    Path folder = path.toAbsolutePath().resolveSibling(".").normalize();
    Path nearest = nearest(folder);
    if (!Files.isDirectory(nearest)) {
      return "%s is a file, not a folder".formatted(nearest);
    }
    return e instanceof NoSuchFileException
        ? "folder %s does not exist".formatted(folder)
        : otherReason(e);
  }

  /** Returns the folder, or whatever there is on the way to it. */
  private static Path nearest(Path folder) {
    Path nearest = folder;
    while (!Files.exists(nearest) && nearest.getParent() != null) {
      nearest = nearest.getParent();
    }
    return nearest;
  }

  private static String otherReason(IOException e) {
    String message =
        e instanceof FileSystemException refusal ? refusal.getReason() : e.getMessage();
    return message == null ? e.getClass().getSimpleName() : Quoted.line(message);
  }
}
