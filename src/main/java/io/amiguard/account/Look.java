package io.amiguard.account;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.survey.Place;
import io.amiguard.verify.AccountSettings;
import io.amiguard.verify.AccountSettingsReader;
import io.amiguard.verify.Pause;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * A patient look at what a Region has: nothing says that EC2 shows at once what was just written,
 * so that what is not shown yet is looked at again.
 */
final class Look {
  private static final Duration BETWEEN = Duration.ofSeconds(2);
  private static final int TIMES_AT_MOST = 6;

  private final AccountSettingsReader reader;
  private final Pause pause;

  Look(AccountSettingsReader reader, Pause pause) {
    this.reader = reader;
    this.pause = pause;
  }

  /** Returns what is there, after looking again while it is something that may be just passing. */
  AccountSettings at(Place place, Predicate<AccountSettings> isPassing) {
    AccountSettings seen = reader.settings(place);
    for (int times = 1; times < TIMES_AT_MOST && isPassing.test(seen); times++) {
      waitFor(place);
      seen = reader.settings(place);
    }
    return seen;
  }

  private void waitFor(Place place) {
    try {
      pause.forAtLeast(BETWEEN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AmiguardException(
          Kind.INCOMPLETE,
          "interrupted while account %s in %s was looked at; run it again"
              .formatted(place.account(), place.region()),
          e);
    }
  }
}
