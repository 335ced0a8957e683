package io.amiguard.journal;

import io.amiguard.plan.Change;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Writes one entry: its heading, and two lines for each change. */
public final class EntryRecorder {
  private final JournalSink sink;
  private final Clock clock;

  /** Starts an entry with its heading. */
  public EntryRecorder(Heading heading, JournalSink sink, Clock clock) {
    this.sink = sink;
    this.clock = clock;
    sink.append(JournalLines.heading(heading));
  }

  /** Writes what is about to be done. */
  void begin(
      int number,
      Change change,
      Optional<DeclarativePolicy> before,
      Optional<DeclarativePolicy> after) {
    Step step =
        new Step(
            number,
            now(),
            JournalLines.action(change),
            JournalLines.policy(change),
            before,
            after,
            Step.Outcome.UNKNOWN,
            Optional.empty());
    sink.append(JournalLines.begin(step, change));
  }

  /**
   * Writes that it was done.
   *
   * @param id of the policy, where the writer knows it
   */
  void done(int number, Optional<PolicyId> id) {
    sink.append(JournalLines.done(number, now(), id));
  }

  void failed(int number, String message) {
    sink.append(JournalLines.failed(number, now(), message));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
