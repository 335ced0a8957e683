package io.amiguard.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Every apply that was begun.
 *
 * @param entries newest first
 */
public record Journal(List<JournalEntry> entries) {

  /** Of two entries of one second the number at the end of the id tells which came first. */
  private static final Comparator<JournalEntry> OLDEST_FIRST =
      Comparator.comparing((JournalEntry entry) -> entry.heading().time())
          .thenComparing(entry -> entry.id().length())
          .thenComparing(JournalEntry::id);

  public Journal {
    entries = entries.stream().sorted(OLDEST_FIRST.reversed()).toList();
  }

  public Optional<JournalEntry> entry(String id) {
    return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
  }

  /**
   * Returns the entry to roll back if nobody names one: the newest of the organization. If that is
   * a rollback which did not come to its end, it is the entry which that one was undoing.
   */
  public Optional<JournalEntry> newest(String organizationId) {
    return entries.stream()
        .filter(entry -> entry.heading().isOf(organizationId))
        .findFirst()
        .map(this::unlessUnfinished);
  }

  /**
   * Returns the entry to roll back if nobody names one, if that is about what accounts set
   * themselves: then it is the newest of all.
   */
  public Optional<JournalEntry> newestOfAccounts() {
    return entries.stream()
        .findFirst()
        .filter(JournalEntry::isOfAccounts)
        .map(this::unlessUnfinished);
  }

  private JournalEntry unlessUnfinished(JournalEntry newest) {
    return newest.status() == JournalEntry.Status.COMPLETE
        ? newest
        : newest.heading().undoes().flatMap(this::entry).orElse(newest);
  }

  /** Returns an entry in which a saved plan changed something, or may have. */
  public Optional<JournalEntry> useOf(String planId) {
    return entries.stream()
        .filter(JournalEntry::isUsed)
        .filter(entry -> entry.heading().planId().filter(planId::equals).isPresent())
        .findFirst();
  }

  /**
   * Returns an entry, its rollbacks, the rollbacks of those, and so on: what they all come to is
   * what should be there now. A rollback that went on from others which did not come to their end
   * is one with them.
   */
  public List<JournalEntry> since(JournalEntry entry) {
    List<JournalEntry> chain = new ArrayList<>(goneOnFrom(entry));
    oldestFirst().stream()
        .filter(later -> !chain.contains(later))
        .filter(later -> chain.stream().anyMatch(later::undoes))
        .forEach(chain::add);
    return chain;
  }

  /** Returns a rollback with the unfinished ones right before it that undo the same. */
  private List<JournalEntry> goneOnFrom(JournalEntry entry) {
    Deque<JournalEntry> together = new ArrayDeque<>(List.of(entry));
    Optional<JournalEntry> undone =
        entry
            .heading()
            .undoes()
            .flatMap(this::entry)
            .filter(other -> OLDEST_FIRST.compare(other, entry) < 0);
    List<JournalEntry> chain = undone.map(this::since).orElse(List.of());
    for (int i = chain.indexOf(entry) - 1; i > 0 && isGoneOnFrom(chain.get(i), entry); i--) {
      together.addFirst(chain.get(i));
    }
    return List.copyOf(together);
  }

  private static boolean isGoneOnFrom(JournalEntry earlier, JournalEntry entry) {
    return earlier.heading().undoes().equals(entry.heading().undoes())
        && earlier.status() != JournalEntry.Status.COMPLETE;
  }

  List<JournalEntry> oldestFirst() {
    return entries.stream().sorted(OLDEST_FIRST).toList();
  }
}
