package io.amiguard.cli.rollback;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.cli.console.Console;
import io.amiguard.journal.JournalEntry;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The journal entry that is rolled back, in the words that a person reads about it. */
record EntryToUndo(JournalEntry entry) {
  String id() {
    return entry.id();
  }

  /** Says which entry it is. */
  void tell(Console console) {
    console.say(
        "Rolling back journal entry %s of %s (%d of %d changes made)%s."
            .formatted(
                entry.id(),
                entry.heading().time().truncatedTo(ChronoUnit.SECONDS),
                entry.done(),
                entry.heading().changes(),
                entry.heading().undoes().map(EntryToUndo::forward).orElse("")));
  }

  /** Whoever wants to go further back by a second rollback gets the opposite. */
  private static String forward(String undone) {
    return "; it rolled back %s, so this makes again what that had made".formatted(undone);
  }

  /**
   * Requires that what the entry left is still there.
   *
   * @throws AmiguardException with what has moved
   */
  void requireStill(List<Finding> moved) {
    if (!moved.isEmpty()) {
      throw new AmiguardException(
          Kind.REFUSED,
          "journal entry %s cannot be rolled back: what it left has moved; nothing was changed."
              .formatted(entry.id()),
          moved);
    }
  }

  /** Returns that there is nothing to do, because something is as it was before. */
  String isUndone(String what) {
    return "No changes. Nothing to roll back: %s is as it was before entry %s."
        .formatted(what, entry.id());
  }

  String question() {
    return "Do you want to roll back entry %s?".formatted(entry.id());
  }
}
