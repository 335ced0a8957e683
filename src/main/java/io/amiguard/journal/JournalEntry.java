package io.amiguard.journal;

import java.util.List;

/**
 * One apply, as the journal tells it.
 *
 * @param id names it, and its file
 * @param steps the changes that were begun, in order
 * @param isRunning whether a process is making the rest of them at this moment
 */
public record JournalEntry(String id, Heading heading, List<Step> steps, boolean isRunning) {

  public JournalEntry {
    steps = List.copyOf(steps);
  }

  /** Creates the entry of a process that has ended. */
  public JournalEntry(String id, Heading heading, List<Step> steps) {
    this(id, heading, steps, false);
  }

  /** Returns the entry of a process that has not ended. */
  public JournalEntry running() {
    return new JournalEntry(id, heading, steps, true);
  }

  /** How an apply ended. */
  public enum Status {
    COMPLETE("complete"),
    /** A change failed, and the rest was left. */
    FAILED("failed"),
    /** A process is making the rest. */
    RUNNING("running"),
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
    if (isRunning) {
      return Status.RUNNING;
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
