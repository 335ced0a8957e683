package io.amiguard.cli;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.stream.Collectors;

/** The text of a file that the user names, or of standard input. */
final class InputText {
  private static final String STANDARD_INPUT = "-";

  private InputText() {}

  /** Returns what messages call a file. */
  static String label(String file) {
    return file.equals(STANDARD_INPUT) ? "<stdin>" : file;
  }

  /**
   * Returns the text of a file.
   *
   * @param noun what the file is, such as "policy file"
   * @throws AmiguardException if it cannot be read
   */
  static String read(String file, String noun, Environment environment) {
    if (file.equals(STANDARD_INPUT)) {
      return environment.in().lines().collect(Collectors.joining("\n"));
    }
    try {
      return Files.readString(environment.path(file), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw unreadable(noun, file, "not found");
    } catch (MalformedInputException e) {
      throw unreadable(noun, file, "is not UTF-8 text");
    } catch (IOException e) {
      throw unreadable(noun, file, "could not be read: " + e.getMessage());
    }
  }

  private static AmiguardException unreadable(String noun, String file, String fault) {
    return new AmiguardException(Kind.INVALID_INPUT, "%s %s %s.".formatted(noun, file, fault));
  }
}
