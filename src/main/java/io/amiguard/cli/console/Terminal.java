package io.amiguard.cli.console;

import java.io.Console;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which of the standard streams a person sits at. Java 17 cannot tell them apart, so that the
 * launcher says it in system properties. Where it cannot, as on Windows, Java says whether there is
 * a console at all.
 *
 * @param columns how wide it is
 */
public record Terminal(boolean in, boolean out, boolean err, int columns) {
  private static final int USUAL_COLUMNS = 80;

  /** Less than this is no width that anybody works at. */
  private static final int FEWEST_COLUMNS = 20;

  /** Nobody sits anywhere: a pipe, a file, a pipeline. */
  public static final Terminal NONE = new Terminal(false, false, false);

  public Terminal {
    columns = columns < FEWEST_COLUMNS ? USUAL_COLUMNS : columns;
  }

  /** Creates one of the usual width. */
  public Terminal(boolean in, boolean out, boolean err) {
    this(in, out, err, USUAL_COLUMNS);
  }

  static Terminal ofProcess() {
    boolean console = isTerminal(System.console());
    return new Terminal(
        is("in", console),
        is("out", console),
        is("err", console),
        Integer.getInteger("amiguard.tty.columns", USUAL_COLUMNS));
  }

  private static boolean is(String stream, boolean otherwise) {
    return Optional.ofNullable(System.getProperty("amiguard.tty." + stream))
        .map(Boolean::parseBoolean)
        .orElse(otherwise);
  }

  /** From Java 22 on there is a console without a terminal too, and it knows which it is. */
  private static boolean isTerminal(@Nullable Console console) {
    if (console == null) {
      return false;
    }
    try {
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
