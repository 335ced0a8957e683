package io.amiguard.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What Ctrl-C does while something long is under way: the work is interrupted, and the process ends
 * only when what is known so far has been told, with the exit code for incomplete.
 */
final class Interruption {
  private static final int SECONDS_TO_TELL = 30;

  private final CountDownLatch told = new CountDownLatch(1);
  private final Thread hook;

  private Interruption(Thread worker) {
    this.hook = new Thread(() -> interrupt(worker), "interruption");
  }

  /** Begins to listen on behalf of this thread. */
  static Interruption ofThisThread() {
    Interruption interruption = new Interruption(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  private void interrupt(Thread worker) {
    worker.interrupt();
    try {
      told.await(SECONDS_TO_TELL, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ExitStatus.INCOMPLETE.code());
  }

  /** Everything is told; from here on Ctrl-C ends the process at once. */
  void end() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, and the hook waits for this.
      told.countDown();
    }
  }
}
