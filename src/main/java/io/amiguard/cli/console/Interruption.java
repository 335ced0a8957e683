package io.amiguard.cli.console;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What is told if Ctrl-C or a signal ends the process in the middle of something. */
public final class Interruption {

  /** The last line of a run that is ended before it has anything to show. */
  static final String NO_RESULT = "interrupted before there was a result; run the command again.";

  private Interruption() {}

  /** Does some work; tells these words if the process is ended before it is done. */
  public static <T> T telling(Console console, Supplier<String> words, Supplier<T> work) {
    Thread hook = new Thread(() -> console.sayLast(words.get()), "interruption");
    register(hook, Runtime.getRuntime()::addShutdownHook);
    try {
      return work.get();
    } finally {
      forget(hook);
    }
  }

  /** Does what comes before the first change; tells that there was none if the process is ended. */
  public static <T> T beforeChanges(Console console, Supplier<T> work) {
    return telling(console, () -> "interrupted; nothing was changed.", work);
  }

  /** Finds out what is to be shown; tells that nothing was yet if the process is ended. */
  public static <T> T beforeResult(Console console, Supplier<T> work) {
    return telling(console, () -> NO_RESULT, work);
  }

  /** Work that nobody could tell the end of is not begun: the process is ending already. */
  static void register(Thread hook, Consumer<Thread> hooks) {
    try {
      hooks.accept(hook);
    } catch (IllegalStateException e) {
      throw new AmiguardException(
          Kind.FAILED, "interrupted before it began; run the command again", e);
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook is telling.
      return;
    }
  }
}
