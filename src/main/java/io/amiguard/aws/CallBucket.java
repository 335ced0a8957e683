package io.amiguard.aws;

import io.amiguard.aws.CallQuota.Basis;
import io.amiguard.aws.CallQuota.Rate;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConfigurationBuilder;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.local.LocalBucketBuilder;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The tokens of one {@link CallQuota}: each attempt of a call takes one, and waits its turn if
 * there is none. Every thread gets a turn of its own, first come, first served.
 *
 * <p>Other tools take from the same bucket at AWS, unseen. So a refusal takes the tokens that seem
 * to be left, and one more; and if the rate is a guess, it goes down by half, and comes back with
 * the answers that follow.
 */
final class CallBucket {
  private static final double NANOS = 1e9;
  private static final double SLOWEST = 1.0 / 8;
  private static final double RECOVERY = 1.0 / 32;

  private final CallQuota quota;
  private final double scale;
  private final Bucket tokens;

  /** The share of the guessed rate that AWS seems to give. */
  private double share = 1;

  /**
   * @param scale what AWS's rates and bursts are multiplied with
   */
  CallBucket(CallQuota quota, double scale, TimeMeter clock) {
    this.quota = quota;
    this.scale = scale;
    LocalBucketBuilder builder = Bucket.builder().withCustomTimePrecision(clock);
    limits(scale).forEach(builder::addLimit);
    this.tokens = builder.build();
  }

  void take(BlockingStrategy waiting) throws InterruptedException {
    tokens.asBlocking().consume(1, waiting);
  }

  /** Notes that AWS has refused a call that had a token. */
  void refused() {
    tokens.tryConsumeAsMuchAsPossible();
    tokens.consumeIgnoringRateLimits(1);
    adapt(0.5, 0);
  }

  /** Notes that AWS has answered. */
  void answered() {
    adapt(1, RECOVERY);
  }

  private synchronized void adapt(double factor, double more) {
    double next = Math.max(SLOWEST, Math.min(1, share * factor + more));
    if (quota.basis() == Basis.GUESSED && next != share) {
      share = next;
      ConfigurationBuilder builder = BucketConfiguration.builder();
      limits(scale * share).forEach(builder::addLimit);
      tokens.replaceConfiguration(builder.build(), TokensInheritanceStrategy.AS_IS);
    }
  }

  private List<Bandwidth> limits(double factor) {
    return Stream.concat(Stream.of(quota.perAccount()), quota.perOrganization().stream())
        .map(rate -> limit(rate, factor))
        .toList();
  }

  /**
   * One token of a burst is left out where there are some: requests overtake each other on their
   * way, and AWS counts when they arrive.
   */
  private static Bandwidth limit(Rate rate, double factor) {
    int burst = rate.burst() > 2 ? rate.burst() - 1 : rate.burst();
    return Bandwidth.builder()
        .capacity(Math.max(1, (long) (burst * factor)))
        .refillGreedy(rate.perSecond(), Duration.ofNanos((long) Math.ceil(NANOS / factor)))
        .build();
  }
}
