package io.amiguard.cli.console;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.output.FindingsText;
import io.amiguard.output.Palette;
import io.amiguard.source.Quoted;
import io.amiguard.source.TextFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Talks to the person: results to standard output, all else to standard error. */
public final class Console {
  public static final String LOST =
      "standard output could not be written to its end: its disk is full, or its reader has gone.";

  private final Environment environment;
  private final Palette outPalette;
  private final Palette errPalette;
  private final Progress progress;
  private final ProgressLine line;
  private Optional<Instant> lastLine = Optional.empty();

  /** Whether a person wants to see how far something is. */
  private enum Progress {
    SHOWN,
    HIDDEN
  }

  public Console(Environment environment, Palette outPalette, Palette errPalette) {
    this(environment, outPalette, errPalette, Progress.SHOWN);
  }

  private Console(
      Environment environment, Palette outPalette, Palette errPalette, Progress progress) {
    this.environment = environment;
    this.outPalette = outPalette;
    this.errPalette = errPalette;
    this.progress = progress;
    this.line = new ProgressLine(environment.err());
  }

  /** Returns the same console that does not show how far something is. */
  Console withoutProgress() {
    return new Console(environment, outPalette, errPalette, Progress.HIDDEN);
  }

  public PrintWriter out() {
    return environment.out();
  }

  public Palette palette() {
    return outPalette;
  }

  /** Returns the palette of standard error. */
  public Palette errPalette() {
    return errPalette;
  }

  /** Prints a JSON document, which may hold names that others gave. */
  public void json(String document) {
    environment.out().print(Quoted.json(document));
  }

  /** Prints a JSON document that is not held as a whole; each piece of it is a line or more. */
  public void json(TextFile.Content document) {
    PrintWriter out = environment.out();
    Writer quoting =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) {
            out.print(Quoted.json(new String(text, from, length)));
          }

          @Override
          public void flush() {
            out.flush();
          }

          @Override
          public void close() {}
        };
    try {
      document.writeTo(quoting);
    } catch (IOException e) {
      throw new UncheckedIOException("a print writer does not throw", e);
    }
  }

  /** Shows findings on standard error. */
  public void findings(List<Finding> findings) {
    environment.out().flush();
    new FindingsText(environment.err(), errPalette).show(findings);
  }

  /** Tells something beside the result. */
  public void say(String line) {
    environment.out().flush();
    environment.err().println(Quoted.visible(line));
    environment.err().flush();
  }

  /** Tells something about how it went, to whoever wants to see how far it is. */
  public void remark(String line) {
    if (progress == Progress.SHOWN) {
      say(line);
    }
  }

  /** Tells something on a line of its own, whatever stands half written on the terminal. */
  void sayLast(String words) {
    if (environment.terminal().err()) {
      line.leave();
    }
    say(words);
  }

  /** Shows how far something long is: in place on a terminal, else as a line now and then. */
  public void progressEvery(Duration pause, String text) {
    Instant now = environment.clock().instant();
    if (environment.terminal().err()) {
      progress(text);
    } else if (progress == Progress.HIDDEN) {
      return;
    } else if (lastLine.isEmpty()) {
      lastLine = Optional.of(now);
    } else if (Duration.between(lastLine.get(), now).compareTo(pause) >= 0) {
      say(text);
      lastLine = Optional.of(now);
    }
  }

  /**
   * Shows how far something is: in place on a terminal, else not at all. What is too wide for the
   * terminal is cut, for on a second line it could not be taken away.
   */
  public void progress(String text) {
    if (environment.terminal().err() && progress == Progress.SHOWN) {
      environment.out().flush();
      line.show(cut(Quoted.visible(text)));
    }
  }

  private String cut(String text) {
    int width = environment.terminal().columns() - 1;
    return text.codePointCount(0, text.length()) <= width
        ? text
        : text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
  }

  /** Takes the line of {@link #progress} away. */
  public void endProgress() {
    line.end();
  }

  /**
   * Asks for the word {@code yes}.
   *
   * @throws AmiguardException if the answer is another one, nobody is there to answer, or what the
   *     question is about could not be shown
   */
  public void confirm(String question) {
    requireSomebody();
    requireShown();
    environment.err().print("\n" + question + " Only 'yes' is accepted: ");
    environment.err().flush();
    String answer = Interruption.beforeChanges(this, this::answer);
    if (!"yes".equals(answer)) {
      throw new AmiguardException(Kind.REFUSED, "not confirmed; nothing was changed.");
    }
  }

  /**
   * Requires that somebody is there to be asked.
   *
   * @throws AmiguardException if nobody is
   */
  public void requireSomebody() {
    if (!environment.terminal().in()) {
      throw new AmiguardException(
          Kind.REFUSED,
          "a 'yes' is needed and nobody is at a terminal to give it; nothing was changed. "
              + "Pass --yes to go on without asking.");
    }
  }

  /** What nobody could read, nobody can say yes to. */
  private void requireShown() {
    if (environment.out().checkError()) {
      throw new AmiguardException(
          Kind.FAILED, LOST + " Nothing was asked, and nothing was changed.");
    }
  }

  private String answer() {
    try {
      String line = environment.in().readLine();
      if (line == null) {
        environment.err().println();
        return "";
      }
      return line.strip();
    } catch (IOException e) {
      throw new AmiguardException(Kind.FAILED, "the answer could not be read: " + e.getMessage());
    }
  }
}
