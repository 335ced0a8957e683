package io.amiguard.journal;

import java.util.List;

/**
 * One apply, as the journal tells it.
 *
 * @param id names it, and its file
 * @param steps the changes that were begun, in order
 */
public record JournalEntry(String id, Heading heading, List<Step> steps) {

  public JournalEntry {
    steps = List.copyOf(steps);
  }

  /** How an apply ended. */
  public enum Status {
    COMPLETE("complete"),
    /** A change failed, and the rest was left. */
    FAILED("failed"),
    /** The process ended on the way. */
    INTERRUPTED("interrupted");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  public Status status() {
    if (done() == heading.changes()) {
      return Status.COMPLETE;
    }
    return steps.stream().anyMatch(Step::isStopped) ? Status.FAILED : Status.INTERRUPTED;
  }

  /** Returns how many changes were made. */
  public long done() {
    return steps.stream().filter(Step::isDone).count();
  }

  /** Returns whether it is about what accounts set themselves, and about no organization. */
  public boolean isOfAccounts() {
    return heading.organizationId().isEmpty();
  }

  /** Returns whether it rolls another one back. */
  boolean isRollback() {
    return heading.undoes().isPresent();
  }

  /** Returns whether it may have changed anything. */
  boolean isUsed() {
    return steps.stream().anyMatch(Step::mayBeMade);
  }

  boolean undoes(JournalEntry other) {
    return heading.undoes().filter(other.id()::equals).isPresent();
  }
}
