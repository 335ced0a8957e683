package io.amiguard.cli.change;

import io.amiguard.AmiguardException;
import io.amiguard.cli.console.Console;
import java.util.Optional;
import java.util.function.Supplier;

/** Who makes the changes that a journal entry tells of. */
public final class JournalCaller {
  private JournalCaller() {}

  /** Returns what asking gives: who it was is worth knowing, and no reason to stop. */
  public static Optional<String> of(Supplier<String> asking, Console console) {
    try {
      return Optional.of(asking.get());
    } catch (AmiguardException e) {
      console.say("warning: the journal will not say who made the changes: " + e.getMessage());
      return Optional.empty();
    }
  }
}
