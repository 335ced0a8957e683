package io.amiguard.cli.console;

import io.amiguard.output.ProgressBar;
import io.amiguard.survey.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Shows how far a survey is: a bar on a terminal, a line now and then elsewhere. */
public final class SurveyProgress {
  private static final ProgressBar BAR = new ProgressBar("Regions of accounts");
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

  private final Console console;
  private final Clock clock;
  private final Instant start;

  public SurveyProgress(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
    this.start = clock.instant();
  }

  public void show(Progress progress) {
    console.progressEvery(
        BETWEEN_LINES,
        BAR.line(
            progress.answered(), expected(progress), Duration.between(start, clock.instant())));
  }

  public void end() {
    console.endProgress();
  }

  /** Accounts that have not said which Regions they have count as those that have. */
  private static long expected(Progress progress) {
    return progress.known() == 0
        ? 0
        : Math.round((double) progress.places() / progress.known() * progress.accounts());
  }
}
