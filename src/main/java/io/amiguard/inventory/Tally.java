package io.amiguard.inventory;

import java.util.Collection;

/**
 * How much some uses of images come to.
 *
 * @param launchTemplates templates, not versions
 */
public record Tally(long images, long accounts, Counts instances, long launchTemplates) {

  public static Tally of(Collection<Use> uses) {
    return new Tally(
        uses.stream().map(use -> use.image().id()).distinct().count(),
        uses.stream().map(Use::account).distinct().count(),
        uses.stream().map(Use::counts).reduce(Counts.NOTHING, Counts::plus),
        uses.stream()
            .flatMap(use -> use.templates().stream())
            .map(version -> version.template().id())
            .distinct()
            .count());
  }
}
