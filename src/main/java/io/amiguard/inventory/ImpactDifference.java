package io.amiguard.inventory;

import static java.util.stream.Collectors.toMap;

import io.amiguard.inventory.Verdict.Kind;
import io.amiguard.organization.TargetId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What becomes different if one list is taken for another.
 *
 * @param changes the uses whose verdict would be of another kind, by account and image
 */
public record ImpactDifference(List<Change> changes) {

  /**
   * A use whose verdict changes.
   *
   * @param use with the verdict that it would have
   * @param before what the verdict is now
   */
  public record Change(Use use, Kind before) {}

  /** Where a verdict is given. */
  private record Place(TargetId account, String imageId) {
    static Place of(Use use) {
      return new Place(use.account(), use.image().id());
    }
  }

  public ImpactDifference {
    changes = List.copyOf(changes);
  }

  /** Compares what two lists would do to the same inventory. */
  public static ImpactDifference of(Impact now, Impact candidate) {
    Map<Place, Kind> kinds =
        now.uses().stream().collect(toMap(Place::of, use -> use.verdict().kind()));
    List<Change> changes = new ArrayList<>();
    for (Use use : candidate.uses()) {
      Kind before = kinds.getOrDefault(Place.of(use), Kind.NOT_GOVERNED);
      if (before != use.verdict().kind()) {
        changes.add(new Change(use, before));
      }
    }
    return new ImpactDifference(changes);
  }

  /** Returns the uses that would be blocked and are not. */
  public List<Use> blocked() {
    return uses(change -> change.use().is(Kind.BLOCKED));
  }

  /** Returns the uses that are blocked and would be allowed for sure. */
  public List<Use> unblocked() {
    return uses(change -> change.before() == Kind.BLOCKED && !change.use().is(Kind.UNKNOWN));
  }

  /** Returns the uses of which it would no longer be known whether they are blocked. */
  public List<Use> unknown() {
    return uses(change -> change.use().is(Kind.UNKNOWN));
  }

  private List<Use> uses(Predicate<Change> which) {
    return changes.stream().filter(which).map(Change::use).toList();
  }
}
