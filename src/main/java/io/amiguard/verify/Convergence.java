package io.amiguard.verify;

import io.amiguard.organization.TargetId;
import io.amiguard.policy.PolicyReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Waits until AWS shows what is expected. Organizations is eventually consistent, and recordings
 * show the old content after a newer timestamp, so that the content counts, on two reads in a row.
 */
public final class Convergence {
  private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(2);
  private static final int READS_IN_A_ROW = 2;

  private final PolicyReader policies;
  private final Clock clock;
  private final Pause pause;

  public Convergence(PolicyReader policies, Clock clock, Pause pause) {
    this.policies = policies;
    this.clock = clock;
    this.pause = pause;
  }

  /** How far a wait is. */
  public record Progress(int shown, int accounts, Duration elapsed) {}

  /**
   * How a wait ended.
   *
   * @param missing the accounts for which AWS does not show what is expected, with what differs;
   *     nothing differs where it was not shown twice before the deadline
   * @param overruled the accounts for which AWS shows what another policy says, because the order
   *     of attachment decided so
   */
  public record Outcome(
      SortedMap<TargetId, Comparison> missing,
      SortedMap<TargetId, Comparison> overruled,
      Duration elapsed) {
    public boolean isReached() {
      return missing.isEmpty() && overruled.isEmpty();
    }
  }

  /** Waits for the accounts of a sample, at most until the deadline. */
  public Outcome await(
      Sample sample, Expectation expectation, Duration deadline, Consumer<Progress> progress) {
    return new Wait(sample, expectation, deadline).run(progress);
  }

  /** One wait: the accounts that are still open go round in a queue, so that none starves. */
  private final class Wait {
    private final Sample sample;
    private final Expectation expectation;
    private final Duration deadline;
    private final Instant start = clock.instant();
    private final Deque<TargetId> open;
    private final Map<TargetId, Integer> matches = new HashMap<>();
    private final Map<TargetId, Comparison> last = new HashMap<>();

    Wait(Sample sample, Expectation expectation, Duration deadline) {
      this.sample = sample;
      this.expectation = expectation;
      this.deadline = deadline;
      this.open = new ArrayDeque<>(sample.accounts());
    }

    Outcome run(Consumer<Progress> progress) {
      do {
        round(progress);
      } while (!open.isEmpty() && !isOver() && passed());
      return outcome();
    }

    private void round(Consumer<Progress> progress) {
      for (int left = open.size(); left > 0 && !isOver(); left--) {
        read(open.removeFirst());
        progress.accept(
            new Progress(
                sample.accounts().size() - open.size(), sample.accounts().size(), elapsed()));
      }
    }

    private void read(TargetId account) {
      Comparison comparison = expectation.compare(account, policies.effectivePolicy(account));
      last.put(account, comparison);
      if (!comparison.differences().isEmpty()) {
        matches.remove(account);
        open.addLast(account);
      } else if (matches.merge(account, 1, Integer::sum) < READS_IN_A_ROW) {
        open.addLast(account);
      }
    }

    /** Everyone is asked once, whatever the deadline. */
    private boolean isOver() {
      return last.size() == sample.accounts().size() && elapsed().compareTo(deadline) >= 0;
    }

    private Duration elapsed() {
      return Duration.between(start, clock.instant());
    }

    private Outcome outcome() {
      SortedMap<TargetId, Comparison> missing = new TreeMap<>();
      SortedMap<TargetId, Comparison> overruled = new TreeMap<>();
      last.forEach(
          (account, comparison) -> {
            if (open.contains(account)) {
              missing.put(account, comparison);
            } else if (!comparison.overruled().isEmpty()) {
              overruled.put(account, comparison);
            }
          });
      return new Outcome(missing, overruled, elapsed());
    }
  }

  private boolean passed() {
    try {
      pause.forAtLeast(BETWEEN_ROUNDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
