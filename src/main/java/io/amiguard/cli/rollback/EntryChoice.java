package io.amiguard.cli.rollback;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.cli.connection.AwsChoice;
import io.amiguard.journal.Journal;
import io.amiguard.journal.JournalEntry;
import io.amiguard.journalfolder.JournalFolder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** Which entry of the journal. */
final class EntryChoice {

  @Parameters(
      paramLabel = "ENTRY",
      arity = "0..1",
      description =
          "An entry that 'amiguard journal' lists (default: the newest, which may be a rollback).")
  @Nullable String entry;

  /**
   * Returns the entry.
   *
   * @throws AmiguardException if there is none of that organization
   */
  JournalEntry in(JournalFolder folder, Journal journal, String organizationId) {
    if (entry == null) {
      return newest(folder, journal, organizationId);
    }
    JournalEntry named = named(entry, folder, journal);
    if (!named.heading().isOf(organizationId)) {
      throw new AmiguardException(
          Kind.REFUSED,
          "journal entry %s is about organization %s, and this is %s; nothing was changed. Use the credentials of that organization."
              .formatted(
                  named.id(), named.heading().organizationId().orElse("none"), organizationId));
    }
    return named;
  }

  /**
   * Returns the entry if it is one that is about accounts and no organization: the one that is
   * named, or with no name the newest of the journal.
   *
   * @throws AmiguardException if there is none of that name
   */
  Optional<JournalEntry> ofAccounts(JournalFolder folder, Journal journal) {
    return entry == null
        ? journal.newestOfAccounts()
        : Optional.of(named(entry, folder, journal)).filter(JournalEntry::isOfAccounts);
  }

  /**
   * Requires that there is something to ask about.
   *
   * @throws AmiguardException if the journal is empty
   */
  void requireAny(JournalFolder folder, Journal journal) {
    if (journal.entries().isEmpty()) {
      throw new AmiguardException(
          Kind.INVALID_INPUT,
          "journal %s is empty, so there is nothing to roll back. Name another with --journal DIR."
              .formatted(folder.folder()));
    }
  }

  private static JournalEntry newest(JournalFolder folder, Journal journal, String organizationId) {
    return journal
        .newest(organizationId)
        .orElseThrow(
            () ->
                new AmiguardException(
                    Kind.INVALID_INPUT,
                    "journal %s has no entry of organization %s, so there is nothing to roll back. Name another with --journal DIR."
                        .formatted(folder.folder(), organizationId)));
  }

  private static JournalEntry named(String id, JournalFolder folder, Journal journal) {
    return journal
        .entry(id)
        .orElseThrow(
            () ->
                new AmiguardException(
                    Kind.USAGE,
                    "journal %s has no entry %s: 'amiguard journal --journal=%s' lists those there are."
                        .formatted(
                            folder.folder(), id, AwsChoice.word(folder.folder().toString()))));
  }
}
