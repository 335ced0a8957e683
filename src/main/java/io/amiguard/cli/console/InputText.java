package io.amiguard.cli.console;

import io.amiguard.source.TextFile;

/** The text of a file that the user names, or of standard input. */
public final class InputText {
  public static final String STANDARD_INPUT = "-";

  private InputText() {}

  /** Returns what messages call a file. */
  public static String label(String file) {
    return file.equals(STANDARD_INPUT) ? "<stdin>" : file;
  }

  /**
   * Returns the text of a file.
   *
   * @param noun what the file is, such as "policy file"
   * @throws io.amiguard.AmiguardException if it cannot be read
   */
  public static String read(String file, String noun, Environment environment) {
    return file.equals(STANDARD_INPUT)
        ? TextFile.read(environment.in(), "standard input")
        : new TextFile(environment.namedPath(file), noun + " " + file, "Name another file.").read();
  }
}
