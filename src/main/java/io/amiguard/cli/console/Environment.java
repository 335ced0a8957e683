package io.amiguard.cli.console;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.aws.Waits;
import io.amiguard.verify.Pause;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What a run of the program sees of the world; tests hand in their own.
 *
 * @param ids gives ids that nothing else has
 * @param waits how patient calls to AWS are
 * @param directory what relative paths start from
 */
public record Environment(
    BufferedReader in,
    PrintWriter out,
    PrintWriter err,
    Map<String, String> variables,
    Terminal terminal,
    Clock clock,
    Supplier<UUID> ids,
    Pause pause,
    Waits waits,
    Path directory) {

  /** Returns the real one. */
  public static Environment ofProcess() {
    Terminal terminal = Terminal.ofProcess();
    return new Environment(
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
        new PrintWriter(System.out, false, charset(terminal.out())),
        new PrintWriter(System.err, true, charset(terminal.err())),
        System.getenv(),
        terminal,
        Clock.systemUTC(),
        UUID::randomUUID,
        duration -> Thread.sleep(duration.toMillis()),
        Waits.normal(),
        Path.of(""));
  }

  /** Returns a file as the user named it, from where the program was started. */
  public Path path(String file) {
    return directory.resolve(file);
  }

  /**
   * Returns the same, of a file that has to have a name: where a variable of a script is empty, the
   * folder that it runs in is not meant.
   */
  public Path namedPath(String file) {
    if (file.isEmpty()) {
      throw new AmiguardException(
          Kind.USAGE, "'' names no file; name one, or check the variable that should hold it.");
    }
    return path(file);
  }

  /** A terminal shows what its locale can; files and pipes get UTF-8. */
  private static Charset charset(boolean terminal) {
    return terminal
        ? Charset.forName(System.getProperty("native.encoding", "UTF-8"))
        : StandardCharsets.UTF_8;
  }
}
