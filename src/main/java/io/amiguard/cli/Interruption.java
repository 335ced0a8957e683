package io.amiguard.cli;

import java.util.function.Supplier;

/** What is told if Ctrl-C or a signal ends the process in the middle of something. */
final class Interruption {

  private Interruption() {}

  /** Does some work; tells these words if the process is ended before it is done. */
  static <T> T telling(Console console, Supplier<String> words, Supplier<T> work) {
    Thread hook = new Thread(() -> console.sayLast(words.get()), "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.get();
    } finally {
      forget(hook);
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
