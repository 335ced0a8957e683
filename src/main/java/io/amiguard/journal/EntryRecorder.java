package io.amiguard.journal;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.account.SettingCall;
import io.amiguard.plan.Change;
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
    first(JournalLines.heading(heading));
  }

  /** Writes what is about to be done. */
  void begin(int number, Change change, Edit edit) {
    first(JournalLines.begin(number, now(), change, edit));
  }

  /** Writes what is about to be called. */
  void begin(int number, SettingCall call) {
    first(JournalLines.begin(number, now(), call));
  }

  /**
   * Writes that it was done.
   *
   * @param id of the policy, where the writer knows it
   * @throws UnrecordedException if that cannot be
   */
  void done(int number, Optional<PolicyId> id) {
    try {
      sink.append(JournalLines.done(number, now(), id));
    } catch (AmiguardException e) {
      throw new UnrecordedException(e);
    }
  }

  /** Writes why it was not done, as far as anybody knows. */
  void stopped(int number, AmiguardException why) {
    sink.append(
        JournalLines.stopped(number, now(), outcome(why.kind()), String.valueOf(why.getMessage())));
  }

  private static Step.Outcome outcome(Kind kind) {
    return switch (kind) {
      case DENIED, REFUSED -> Step.Outcome.REFUSED;
      case USAGE, INVALID_INPUT, FAILED, INCOMPLETE -> Step.Outcome.FAILED;
    };
  }

  /** Writes a line without which the change that comes after it is not made. */
  private void first(String line) {
    try {
      sink.append(line);
    } catch (AmiguardException e) {
      throw new AmiguardException(
          e.kind(),
          e.getMessage()
              + "; what cannot be written down first is not done. Make room and run it again.",
          e);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
