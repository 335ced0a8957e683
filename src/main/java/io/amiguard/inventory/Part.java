package io.amiguard.inventory;

import java.util.Collection;
import java.util.List;

/**
 * The part of an organization that was asked about, because the person wanted to hear of no more.
 *
 * @param accounts how many accounts that is
 * @param outOf how many there are under the targets
 * @param regions the only Regions, sorted; none for all of them
 */
public record Part(int accounts, int outOf, List<String> regions) {

  public Part {
    regions = regions.stream().sorted().toList();
  }

  /** Returns the part. */
  public static Part of(int accounts, int outOf, Collection<String> regions) {
    return new Part(accounts, outOf, List.copyOf(regions));
  }

  /** Returns whether that is all there is. */
  public boolean isWhole() {
    return accounts == outOf && regions.isEmpty();
  }
}
