package io.amiguard.aws;

import io.amiguard.organization.TargetId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The lists of children that are still to be read, shared by threads of two lanes. Each parent has
 * two lists, its units and its accounts, and each lane can read both; AWS counts the lanes apart.
 *
 * <p>Units are what {@link Lane#FOR_PARENT} is for, accounts what {@link Lane#CHILDREN} is for. A
 * lane whose own work is done helps the other one while enough of that is left.
 */
final class OpenLists {
  /** Fewer lists than this are read by their own lane before another has begun. */
  private static final int ENOUGH_TO_HELP = 4;

  private final Deque<TargetId> withUnits = new ArrayDeque<>();
  private final Deque<TargetId> units = new ArrayDeque<>();
  private final Deque<TargetId> accounts = new ArrayDeque<>();
  private final ReadingListener listener;
  private int underWay;

  /** Operations that share a limit at AWS. */
  enum Lane {
    /** {@code ListOrganizationalUnitsForParent} and {@code ListAccountsForParent}. */
    FOR_PARENT,
    /** {@code ListChildren}, which gives ids without names. */
    CHILDREN
  }

  /** What of a parent is to be read. */
  enum Kind {
    UNITS,
    ACCOUNTS
  }

  /** A list of a parent's children. */
  record OpenList(Kind kind, TargetId parent) {}

  OpenLists(TargetId root, ReadingListener listener) {
    this.listener = listener;
    add(root);
  }

  /** Returns a list to read, waiting while one may turn up; empty when all have been read. */
  synchronized Optional<OpenList> next(Lane lane) throws InterruptedException {
    Optional<OpenList> next = open(lane);
    while (next.isEmpty() && !isDone()) {
      wait();
      next = open(lane);
    }
    next.ifPresent(list -> underWay++);
    return next;
  }

  /** Notes that a list has been read, and which units were on it. */
  synchronized void read(List<TargetId> found) {
    found.forEach(this::add);
    underWay--;
    listener.read();
    notifyAll();
  }

  /** Notes that a parent turned out to have units, so that their names must be read. */
  synchronized void hasUnits(TargetId parent) {
    withUnits.add(parent);
    underWay--;
    notifyAll();
  }

  private void add(TargetId parent) {
    units.add(parent);
    accounts.add(parent);
    listener.found(Kind.values().length);
  }

  private boolean isDone() {
    return underWay == 0 && withUnits.isEmpty() && units.isEmpty() && accounts.isEmpty();
  }

  private Optional<OpenList> open(Lane lane) {
    return lane == Lane.FOR_PARENT
        ? first(Kind.UNITS, withUnits)
            .or(() -> first(Kind.UNITS, units))
            .or(() -> accounts.size() > ENOUGH_TO_HELP ? last(Kind.ACCOUNTS, accounts) : none())
        : first(Kind.ACCOUNTS, accounts)
            .or(() -> units.size() > ENOUGH_TO_HELP ? last(Kind.UNITS, units) : none());
  }

  private static Optional<OpenList> first(Kind kind, Deque<TargetId> parents) {
    return Optional.ofNullable(parents.pollFirst()).map(parent -> new OpenList(kind, parent));
  }

  /** The units found last are the deepest, and the likeliest to have none below them. */
  private static Optional<OpenList> last(Kind kind, Deque<TargetId> parents) {
    return Optional.ofNullable(parents.pollLast()).map(parent -> new OpenList(kind, parent));
  }

  private static Optional<OpenList> none() {
    return Optional.empty();
  }
}
