package io.amiguard.inventory;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How much some uses of images come to.
 *
 * @param instances all, of which some run, some are stopped, and a few shut down
 * @param managed the instances among them that an AWS service runs
 * @param launchTemplates templates, not versions
 */
public record Tally(
    long images,
    long instances,
    long running,
    long stopped,
    long managed,
    long launchTemplates,
    long accounts,
    Optional<Instant> firstLaunch,
    Optional<Instant> lastLaunch) {

  public static Tally of(Collection<Use> uses) {
    return new Tally(
        uses.stream().map(use -> use.image().id()).distinct().count(),
        uses.stream().mapToLong(use -> use.instances().size()).sum(),
        count(uses, Instance::isRunning),
        count(uses, Instance::isStopped),
        count(uses, Instance::isManaged),
        uses.stream()
            .flatMap(use -> use.templates().stream())
            .map(version -> version.template().id())
            .distinct()
            .count(),
        uses.stream().map(Use::account).distinct().count(),
        uses.stream().flatMap(use -> use.firstLaunch().stream()).min(Comparator.naturalOrder()),
        uses.stream().flatMap(use -> use.lastLaunch().stream()).max(Comparator.naturalOrder()));
  }

  private static long count(Collection<Use> uses, Predicate<Instance> which) {
    return uses.stream().mapToLong(use -> use.instances().stream().filter(which).count()).sum();
  }
}
