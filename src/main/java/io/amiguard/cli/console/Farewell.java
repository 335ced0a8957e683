package io.amiguard.cli.console;

import io.amiguard.AmiguardException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * What Ctrl-C or a signal does to work that knows a part of its answer: the work is interrupted,
 * and the process ends, with the exit code for incomplete, when that part has been told. Where
 * there is no part yet, it ends as any process does that is ended by that signal.
 */
public final class Farewell {
  private static final int SECONDS_TO_TELL = 30;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;
  private volatile boolean isEnding;
  private volatile boolean isTold;

  private Farewell(Thread worker) {
    this.hook = new Thread(() -> interrupt(worker), "farewell");
  }

  /**
   * Does work that tells what it knows when its thread is interrupted; returns its exit code. Where
   * nothing is known yet, the work fails, and that is told.
   */
  public static int after(Console console, IntSupplier work) {
    Farewell farewell = new Farewell(Thread.currentThread());
    Interruption.register(farewell.hook, Runtime.getRuntime()::addShutdownHook);
    try {
      int code = work.getAsInt();
      console.out().flush();
      farewell.isTold = true;
      return code;
    } catch (AmiguardException e) {
      if (!farewell.isEnding) {
        throw e;
      }
      console.sayLast(Interruption.NO_RESULT);
      return ExitStatus.INCOMPLETE.code();
    } finally {
      farewell.end();
    }
  }

  /** To return from a hook is to leave the exit code to the signal: 130 or 143. */
  private void interrupt(Thread worker) {
    isEnding = true;
    worker.interrupt();
    try {
      ended.await(SECONDS_TO_TELL, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (isTold) {
      Runtime.getRuntime().halt(ExitStatus.INCOMPLETE.code());
    }
  }

  private void end() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, and the hook waits for this.
      ended.countDown();
    }
  }
}
