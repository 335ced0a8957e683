package io.amiguard.verify;

import io.amiguard.organization.TargetId;
import io.amiguard.policy.Difference;
import io.amiguard.policy.PolicyReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
   * @param missing the accounts for which AWS does not show what is expected, and what differs;
   *     nothing differs where it was shown once only
   */
  public record Outcome(Map<TargetId, List<Difference>> missing, Duration elapsed) {
    public boolean isReached() {
      return missing.isEmpty();
    }
  }

  /** Waits for the accounts of a sample, at most until the deadline. */
  public Outcome await(
      Sample sample, Expectation expectation, Duration deadline, Consumer<Progress> progress) {
    Instant start = clock.instant();
    Map<TargetId, Integer> matches = new HashMap<>();
    Map<TargetId, List<Difference>> missing = new LinkedHashMap<>();
    while (true) {
      missing.clear();
      for (TargetId account : sample.accounts()) {
        if (matches.getOrDefault(account, 0) < READS_IN_A_ROW) {
          read(account, expectation, matches, missing);
        }
      }
      Duration elapsed = Duration.between(start, clock.instant());
      int shown = (int) matches.values().stream().filter(n -> n >= READS_IN_A_ROW).count();
      progress.accept(new Progress(shown, sample.accounts().size(), elapsed));
      if (shown == sample.accounts().size() || elapsed.compareTo(deadline) >= 0 || !passed()) {
        return new Outcome(Map.copyOf(missing), elapsed);
      }
    }
  }

  private void read(
      TargetId account,
      Expectation expectation,
      Map<TargetId, Integer> matches,
      Map<TargetId, List<Difference>> missing) {
    List<Difference> differences =
        expectation.differences(account, policies.effectivePolicy(account));
    if (!differences.isEmpty()) {
      matches.remove(account);
      missing.put(account, differences);
    } else if (matches.merge(account, 1, Integer::sum) < READS_IN_A_ROW) {
      missing.put(account, List.of());
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
