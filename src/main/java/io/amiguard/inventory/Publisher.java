package io.amiguard.inventory;

import io.amiguard.policy.ImageProvider;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Whoever published images that accounts use and do not own: a group for which AWS has an alias, or
 * an account.
 *
 * @param uses by account and image
 */
public record Publisher(ImageProvider provider, Standing standing, List<Use> uses, Tally tally) {

  /** How well a publisher is known, best first. */
  public enum Standing {
    /** AWS, or one of those whom it verifies: the images carry an alias. */
    ALIAS,
    /** An account of the organization. */
    ORGANIZATION,
    /** An account outside that shares its images with accounts of the organization alone. */
    SHARES,
    /**
     * An account outside, of which an image is public, or may be or have been: anybody could be
     * behind it.
     */
    STRANGER
  }

  /** Best known first, and of those the one with most running instances. */
  static final Comparator<Publisher> BY_STANDING =
      Comparator.comparing(Publisher::standing)
          .thenComparing(it -> it.tally().instances().running(), Comparator.reverseOrder())
          .thenComparing(it -> it.tally().instances().all(), Comparator.reverseOrder())
          .thenComparing(it -> it.tally().launchTemplates(), Comparator.reverseOrder())
          .thenComparing(Publisher::provider);

  public Publisher {
    uses = uses.stream().sorted(Use.BY_PLACE).toList();
  }

  static Publisher of(ImageProvider provider, Standing standing, Collection<Use> uses) {
    return new Publisher(provider, standing, List.copyOf(uses), Tally.of(uses));
  }

  /** Returns whether the publisher is known well enough to be proposed. */
  public boolean isKnown() {
    return standing != Standing.STRANGER;
  }
}
