package io.amiguard.plan;

import io.amiguard.organization.TargetId;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What active accounts have on the way through a plan and neither before nor after it.
 *
 * @param from the number of the change that brings it about
 * @param until the number of the change that ends it
 */
record Detour(Kind kind, SortedSet<TargetId> accounts, int from, int until) {

  Detour {
    accounts = new TreeSet<>(accounts);
  }

  /** What it is that they have. */
  enum Kind {
    ENFORCED("launches are blocked, or may be, in %s where nothing blocks them before or after"),
    NOT_ENFORCED(
        "launches are not blocked, or may not be, in %s where Allowed AMIs is enforced before and after"),
    NO_CRITERIA("Allowed AMIs is enforced, or may be, with 0 criteria in %s"),
    FEWER("AMIs that can be launched before and after cannot be, or may not be, in %s"),
    MORE("AMIs that can be launched neither before nor after can be, or may be, in %s");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words(String accounts) {
      return words.formatted(accounts);
    }
  }

  /** Returns one detour of both, which is over when the later one is. */
  Detour and(Detour later) {
    SortedSet<TargetId> all = new TreeSet<>(accounts);
    all.addAll(later.accounts);
    return new Detour(kind, all, from, later.until);
  }
}
