package io.amiguard.aws;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Work that is done at the same time, each piece in a thread; the first failure ends all of it. */
final class SideBySide {
  /** Enough to use up AWS's rates if an answer takes up to half a second. */
  static final int THREADS_OF_A_KIND = 4;

  private SideBySide() {}

  /**
   * Does all of it.
   *
   * @throws RuntimeException the first one that a piece threw
   */
  static void run(List<Runnable> pieces) {
    if (pieces.isEmpty()) {
      return;
    }
    ExecutorService threads = Executors.newFixedThreadPool(pieces.size(), SideBySide::thread);
    try {
      CompletionService<Void> done = new ExecutorCompletionService<>(threads);
      pieces.forEach(piece -> done.submit(piece, null));
      for (int ended = 0; ended < pieces.size(); ended++) {
        done.take().get();
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      throw unwrapped(e);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Does each kind of work with every item; a few threads share the items of a kind. */
  static <T> void drain(Collection<T> items, List<Consumer<T>> kinds) {
    run(kinds.stream().flatMap(work -> pieces(items, work)).toList());
  }

  private static <T> Stream<Runnable> pieces(Collection<T> items, Consumer<T> work) {
    Queue<T> left = new ConcurrentLinkedQueue<>(items);
    Runnable piece =
        () -> {
          for (T item = left.poll(); item != null; item = left.poll()) {
            work.accept(item);
          }
        };
    return Collections.nCopies(Math.min(THREADS_OF_A_KIND, items.size()), piece).stream();
  }

  /** Keeps the interrupt, and says in words what it has stopped. */
  static AmiguardException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new AmiguardException(
        Kind.INCOMPLETE, "interrupted while the organization was being read: run it again", e);
  }

  private static RuntimeException unwrapped(ExecutionException e) {
    if (e.getCause() instanceof RuntimeException failure) {
      return failure;
    }
    if (e.getCause() instanceof Error failure) {
      throw failure;
    }
    return new IllegalStateException(e);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "aws");
    thread.setDaemon(true);
    return thread;
  }
}
