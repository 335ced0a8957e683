package io.amiguard.cli.console;

import java.io.PrintWriter;

/**
 * The line of a terminal on which stands how far something is. It is taken away in the end, also
 * when Ctrl-C or a signal ends the process.
 */
final class ProgressLine {
  private static final String ERASE = "\r\u001B[K";

  private final PrintWriter terminal;
  private final Thread hook = new Thread(this::close, "progress-line");
  private boolean isShown;
  private boolean isClosed;

  ProgressLine(PrintWriter terminal) {
    this.terminal = terminal;
  }

  /** Shows a line in place of the one before. */
  synchronized void show(String line) {
    if (!isShown && !isClosed) {
      isClosed = !isRegistered();
    }
    if (!isClosed) {
      isShown = true;
      print(ERASE + line);
    }
  }

  /** Takes the line away. */
  synchronized void end() {
    if (isShown) {
      erase();
      unregister();
    }
  }

  /** Makes room for the last words: in place of the line, else below what stands there. */
  synchronized void leave() {
    isClosed = true;
    if (isShown) {
      erase();
    } else {
      terminal.println();
    }
  }

  /** Takes the line away for good: the process ends, and its threads may not know it yet. */
  synchronized void close() {
    isClosed = true;
    if (isShown) {
      erase();
    }
  }

  private void erase() {
    isShown = false;
    print(ERASE);
  }

  private void print(String text) {
    terminal.print(text);
    terminal.flush();
  }

  private boolean isRegistered() {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      return true;
    } catch (IllegalStateException e) {
      return false; // the process is ending already
    }
  }

  private void unregister() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // the process is ending already
    }
  }
}
