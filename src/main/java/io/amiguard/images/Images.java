package io.amiguard.images;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A set of images, or of those that may be in it: never fewer than are.
 *
 * @param boxes every image of the set is in one of them
 */
record Images(List<Box> boxes) {

  /** Past this, nothing more is taken away, so that the work stays small; the set is too large. */
  private static final int BOXES_AT_MOST = 1_000;

  static Images of(Set<Criterion> criteria) {
    return new Images(criteria.stream().map(Box::of).toList());
  }

  Images and(Images others) {
    return new Images(
        boxes.stream()
            .flatMap(box -> others.boxes.stream().flatMap(other -> box.and(other).stream()))
            .toList());
  }

  /** Returns those that match none of the criteria, or may match none. */
  Images without(Set<Criterion> criteria) {
    Images rest = this;
    for (Criterion criterion : criteria) {
      if (rest.boxes.size() <= BOXES_AT_MOST) {
        rest = new Images(rest.boxes.stream().flatMap(box -> without(box, criterion)).toList());
      }
    }
    return rest;
  }

  private static Stream<Box> without(Box box, Criterion criterion) {
    return box.without(criterion).stream();
  }

  boolean isEmpty() {
    return boxes.isEmpty();
  }
}
