package io.amiguard.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many instances there are, and when they were launched.
 *
 * @param all of which some run, some are stopped, and a few shut down
 * @param managed those among them that an AWS service runs
 */
public record Counts(
    long all,
    long running,
    long stopped,
    long managed,
    Optional<Instant> firstLaunch,
    Optional<Instant> lastLaunch) {

  static final Counts NOTHING = of(List.of());

  /** Counts in one pass: there may be a million of them. */
  static Counts of(List<Instance> instances) {
    long running = 0;
    long stopped = 0;
    long managed = 0;
    Instant first = null;
    Instant last = null;
    for (Instance instance : instances) {
      running += instance.isRunning() ? 1 : 0;
      stopped += instance.isStopped() ? 1 : 0;
      managed += instance.isManaged() ? 1 : 0;
      Instant launched = instance.launched().orElse(null);
      first = earlier(first, launched);
      last = later(last, launched);
    }
    return new Counts(
        instances.size(),
        running,
        stopped,
        managed,
        Optional.ofNullable(first),
        Optional.ofNullable(last));
  }

  Counts plus(Counts other) {
    return new Counts(
        all + other.all,
        running + other.running,
        stopped + other.stopped,
        managed + other.managed,
        Optional.ofNullable(earlier(firstLaunch.orElse(null), other.firstLaunch.orElse(null))),
        Optional.ofNullable(later(lastLaunch.orElse(null), other.lastLaunch.orElse(null))));
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isAfter(one)) ? other : one;
  }
}
