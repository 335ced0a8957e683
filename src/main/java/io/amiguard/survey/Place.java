package io.amiguard.survey;

import io.amiguard.organization.TargetId;
import java.util.Comparator;

/** One account in one Region, which is where EC2 keeps the setting. */
public record Place(TargetId account, String region) implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::account).thenComparing(Place::region);

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}
