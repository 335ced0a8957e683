package io.amiguard.cli;

import io.amiguard.aws.Waits;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.Terminal;
import io.amiguard.testing.FakeClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Runs the program in this process: in a folder of its own, with no terminal, and a still clock.
 */
public final class Cli {
  private final Path folder;
  private final FakeClock clock = new FakeClock();
  private final Map<String, String> variables = new HashMap<>();
  private Clock time = clock;
  private Terminal terminal = Terminal.NONE;
  private Waits waits = Waits.none();
  private Reader input = new StringReader("");

  private Cli(Path folder) {
    this.folder = folder;
    variables.put("AWS_EC2_METADATA_DISABLED", "true");
    variables.put("AWS_CONFIG_FILE", folder.resolve("no-config").toString());
    variables.put("AWS_SHARED_CREDENTIALS_FILE", folder.resolve("no-credentials").toString());
  }

  public static Cli in(Path folder) {
    return new Cli(folder);
  }

  /** What a run left behind. */
  public record Run(int exitCode, String out, String err) {}

  public FakeClock clock() {
    return clock;
  }

  public Cli withCredentials() {
    return with("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE")
        .with("AWS_SECRET_ACCESS_KEY", "not-a-secret");
  }

  public Cli with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  /** Takes an answer for lost when it has not come after a time. */
  Cli losingAnswersAfter(Duration limit) {
    waits = waits.forAnswers(limit);
    return this;
  }

  /** Goes by the time of the machine, as other processes do. */
  public Cli withTimeOfMachine() {
    time = Clock.systemUTC();
    return this;
  }

  /** Goes by another clock. */
  Cli at(Clock other) {
    time = other;
    return this;
  }

  /** Makes the terminal another width. */
  public Cli wide(int columns) {
    terminal = new Terminal(terminal.in(), terminal.out(), terminal.err(), columns);
    return this;
  }

  /** Sits a person at the terminal who types this. */
  public Cli typing(String text) {
    terminal = new Terminal(true, true, true);
    input = new StringReader(text);
    return this;
  }

  /** Sits a person at the terminal who does something and then types this. */
  public Cli typingAfter(Runnable deed, String text) {
    terminal = new Terminal(true, true, true);
    input =
        new StringReader(text) {
          @Override
          public int read(char[] target, int from, int length) throws IOException {
            deed.run();
            return super.read(target, from, length);
          }
        };
    return this;
  }

  /** Writes a file into the folder of the run. */
  public Cli file(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Run run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Amiguard.run(environment(out, err), args);
    return new Run(exitCode, out.toString(), err.toString());
  }

  /** Returns what a run would see, with other streams. */
  public Environment environment(Writer out, Writer err) {
    return new Environment(
        new BufferedReader(input),
        new PrintWriter(out),
        new PrintWriter(err),
        variables,
        terminal,
        time,
        UUID::randomUUID,
        clock,
        waits,
        folder);
  }
}
