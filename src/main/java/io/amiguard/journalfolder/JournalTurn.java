package io.amiguard.journalfolder;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.journal.JournalEntry;
import io.amiguard.organization.TargetId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The right to change something. Of all that keep the same journal one process at a time has it for
 * an organization, and one for each account: what another one is still changing can be neither
 * planned for nor undone.
 *
 * @param known the ids of the entries that there were before anything was read
 */
public record JournalTurn(JournalFolder journal, Set<String> known) {
  private static final String ORGANIZATION = "organization";

  /** Begins a turn, before anything is read that the changes rest on. */
  public static JournalTurn in(JournalFolder journal) {
    return new JournalTurn(journal, journal.ids());
  }

  /**
   * Begins a turn with an organization.
   *
   * @throws AmiguardException if another process is changing it
   */
  public static JournalTurn withOrganization(JournalFolder journal) {
    JournalTurn turn = in(journal);
    journal.running().stream()
        .filter(JournalTurn::isOfOrganization)
        .findFirst()
        .ifPresent(turn::refuse);
    return turn;
  }

  /**
   * Refuses an entry that another process is still making.
   *
   * @throws AmiguardException if it is
   */
  public void requireEnded(JournalEntry entry) {
    if (entry.isRunning()) {
      refuse(entry);
    }
  }

  /**
   * Takes the right to change the organization, until it is given back or the process ends.
   *
   * @throws AmiguardException if another process has it, or had it since the turn was begun
   */
  public JournalLock takeOrganization() {
    JournalLock lock = take(List.of(ORGANIZATION), JournalTurn::isOfOrganization);
    Optional<String> since = since();
    if (since.isPresent()) {
      lock.close();
      throw new AmiguardException(
          Kind.REFUSED,
          "journal entry %s was made while this was being planned; nothing was changed here. Run it again and look at what it shows then."
              .formatted(since.get()));
    }
    return lock;
  }

  /** Takes the right to change what accounts have set; each call looks at what is there itself. */
  public JournalLock takeAccounts(Collection<TargetId> accounts) {
    return take(
        accounts.stream().map(TargetId::value).sorted().toList(), JournalEntry::isOfAccounts);
  }

  /** Starts the file of an entry, which is running as long as the lock is held. */
  public JournalFile begin(Instant time, JournalLock lock) {
    JournalFile file = journal.create(time);
    lock.with(file.id());
    return file;
  }

  private JournalLock take(List<String> subjects, Predicate<JournalEntry> isRival) {
    JournalLock lock = journal.lockWrites(subjects);
    if (!lock.isHeld()) {
      lock.close();
      journal.running().stream().filter(isRival).findFirst().ifPresent(this::refuse);
      throw new AmiguardException(
          Kind.REFUSED,
          "another process with the journal %s is changing the same at this moment; nothing was changed here. Wait until it has ended, and run this again."
              .formatted(journal.folder()));
    }
    return lock;
  }

  /** What accounts have set is nothing that an organization's plan rests on. */
  private Optional<String> since() {
    return journal.entriesExcept(known).stream()
        .filter(JournalTurn::isOfOrganization)
        .map(JournalEntry::id)
        .findFirst();
  }

  private void refuse(JournalEntry running) {
    throw new AmiguardException(
        Kind.REFUSED,
        "journal entry %s is still being made by another process (%d of %d changes made); nothing was changed here. Wait until it has ended, or end that process, and run this again."
            .formatted(running.id(), running.done(), running.heading().changes()));
  }

  private static boolean isOfOrganization(JournalEntry entry) {
    return !entry.isOfAccounts();
  }
}
