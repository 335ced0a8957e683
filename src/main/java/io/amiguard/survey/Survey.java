package io.amiguard.survey;

import io.amiguard.AmiguardException;
import io.amiguard.organization.TargetId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Asks accounts something in each of their Regions, many at a time. An account is asked for its
 * Regions first; the Regions of accounts that are open go before new accounts, so that few sessions
 * are open at once. Nothing that was answered is kept here.
 *
 * @param <T> what is asked of one account and Region
 */
public final class Survey<T> {
  /** Why a place is not known that was not asked before the person broke a survey off. */
  public static final String NOT_ASKED = "not asked, because the run was interrupted";

  private static final Duration HEARTBEAT = Duration.ofMillis(200);
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final PlaceReader<T> reader;
  private final Set<String> regions;
  private final int concurrency;

  /**
   * @param regions the Regions that are asked about; none for all that an account has enabled
   */
  public Survey(PlaceReader<T> reader, Set<String> regions, int concurrency) {
    this.reader = reader;
    this.regions = Set.copyOf(regions);
    this.concurrency = concurrency;
  }

  /**
   * What is asked.
   *
   * @param accounts with all of their Regions
   * @param places single ones
   */
  public record Questions(List<TargetId> accounts, List<Place> places) {
    public Questions {
      accounts = List.copyOf(accounts);
      places = List.copyOf(places);
    }

    /** Asks accounts with all of their Regions. */
    public static Questions of(Scope scope) {
      return new Questions(scope.accounts(), List.of());
    }
  }

  /** Whether everything was asked. */
  public enum End {
    ALL_ASKED,
    INTERRUPTED
  }

  /**
   * Asks everything, or until this thread is interrupted.
   *
   * @param heartbeat called in this thread now and then while it waits
   */
  public End ask(Questions questions, Answers<T> answers, Runnable heartbeat) {
    Asking asking = new Asking(answers);
    questions.accounts().forEach(asking::account);
    questions.places().forEach(asking::place);
    return asking.end(heartbeat);
  }

  /** A question in the queue. */
  private record Question(int urgency, long number, Runnable work)
      implements Runnable, Comparable<Question> {
    @Override
    public void run() {
      work.run();
    }

    @Override
    public int compareTo(Question other) {
      return urgency == other.urgency
          ? Long.compare(number, other.number)
          : Integer.compare(urgency, other.urgency);
    }
  }

  /** One run of the survey. */
  private final class Asking {
    private static final int PLACE = 0;
    private static final int ACCOUNT = 1;

    private final Answers<T> answers;
    private final ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            concurrency,
            concurrency,
            0,
            TimeUnit.MILLISECONDS,
            new PriorityBlockingQueue<>(),
            Survey::thread);
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLong open = new AtomicLong(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> bug = new AtomicReference<>();
    private volatile boolean isStopped;

    Asking(Answers<T> answers) {
      this.answers = answers;
    }

    void account(TargetId account) {
      add(ACCOUNT, () -> askForRegions(account));
    }

    void place(Place place) {
      add(PLACE, () -> askInRegion(place));
    }

    End end(Runnable heartbeat) {
      closeOne();
      try {
        while (!done.await(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS)) {
          heartbeat.run();
        }
        threads.shutdown();
      } catch (InterruptedException e) {
        stop();
        return End.INTERRUPTED;
      }
      rethrow(bug.get());
      return End.ALL_ASKED;
    }

    private void askForRegions(TargetId account) {
      try {
        List<String> enabled = reader.regions(account);
        Set<String> wanted = new TreeSet<>(regions.isEmpty() ? enabled : regions);
        answers.regions(account, List.copyOf(wanted));
        answers.leftOut(account, enabled.stream().filter(it -> !wanted.contains(it)).toList());
        for (String region : wanted) {
          Place place = new Place(account, region);
          if (enabled.contains(region)) {
            place(place);
          } else {
            answers.unknown(place, "the Region is not enabled in the account");
          }
        }
      } catch (AmiguardException e) {
        tell(() -> answers.unknown(account, reason(e)));
      }
    }

    private void askInRegion(Place place) {
      try {
        answers.answer(place, reader.read(place));
      } catch (AmiguardException e) {
        tell(() -> answers.unknown(place, reason(e)));
      }
    }

    /** What fails because the survey was stopped says nothing about AWS. */
    private void tell(Runnable telling) {
      if (!isStopped) {
        telling.run();
      }
    }

    private void add(int urgency, Runnable work) {
      open.incrementAndGet();
      try {
        threads.execute(new Question(urgency, numbers.getAndIncrement(), () -> doAndClose(work)));
      } catch (RuntimeException | Error e) {
        fail(e);
        closeOne();
      }
    }

    private void doAndClose(Runnable work) {
      try {
        if (bug.get() == null) {
          work.run();
        }
      } catch (RuntimeException | Error e) {
        fail(e);
      } finally {
        closeOne();
      }
    }

    /** What nobody answers for ends the survey: an account left out would pass for a clean one. */
    private void fail(Throwable thrown) {
      bug.compareAndSet(null, thrown);
    }

    private void closeOne() {
      if (open.decrementAndGet() == 0) {
        done.countDown();
      }
    }

    private void stop() {
      isStopped = true;
      threads.shutdownNow();
      try {
        threads.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void rethrow(@Nullable Throwable thrown) {
    if (thrown instanceof RuntimeException failure) {
      throw failure;
    }
    if (thrown instanceof Error failure) {
      throw failure;
    }
  }

  private static String reason(AmiguardException failure) {
    return String.valueOf(failure.getMessage());
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "survey");
    thread.setDaemon(true);
    return thread;
  }
}
