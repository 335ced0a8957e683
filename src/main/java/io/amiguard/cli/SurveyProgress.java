package io.amiguard.cli;

import io.amiguard.output.ProgressBar;
import io.amiguard.survey.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Shows how far a survey is: a bar on a terminal, a line now and then elsewhere. */
final class SurveyProgress {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

  private final Console console;
  private final Clock clock;
  private final boolean isQuiet;
  private final Instant start;

  SurveyProgress(Console console, Clock clock, boolean quiet) {
    this.console = console;
    this.clock = clock;
    this.isQuiet = quiet;
    this.start = clock.instant();
  }

  void show(Progress progress) {
    if (!isQuiet) {
      console.progressEvery(
          BETWEEN_LINES,
          ProgressBar.line(
              progress.answered(), expected(progress), Duration.between(start, clock.instant())));
    }
  }

  void end() {
    if (!isQuiet) {
      console.endProgress();
    }
  }

  /** Accounts that have not said which Regions they have count as those that have. */
  private static long expected(Progress progress) {
    return progress.known() == 0
        ? 0
        : Math.round((double) progress.places() / progress.known() * progress.accounts());
  }
}
