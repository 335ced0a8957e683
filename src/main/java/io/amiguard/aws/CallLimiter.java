package io.amiguard.aws;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.TimeMeter;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Holds calls of Organizations back until AWS will take them. AWS counts them per account and
 * operation, so that whoever has the same credentials should share one limiter.
 */
final class CallLimiter {
  private final Map<String, CallBucket> buckets;
  private final CallBucket others;
  private final BlockingStrategy waiting;

  /**
   * @param scale what AWS's rates and bursts are multiplied with
   * @param waiting what lets the time pass until a call may go
   */
  CallLimiter(double scale, TimeMeter clock, BlockingStrategy waiting) {
    this.buckets =
        CallQuota.TABLE.stream()
            .flatMap(quota -> ofEach(quota, new CallBucket(quota, scale, clock)))
            .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    this.others = new CallBucket(CallQuota.OTHERS, scale, clock);
    this.waiting = waiting;
  }

  /** Returns one that really waits. */
  static CallLimiter inRealTime(double scale) {
    return new CallLimiter(scale, TimeMeter.SYSTEM_NANOTIME, BlockingStrategy.PARKING);
  }

  /** Returns when a call may go. */
  void await(String operation) throws InterruptedException {
    bucket(operation).take(waiting);
  }

  /** Notes that AWS has refused a call as one too many. */
  void refused(String operation) {
    bucket(operation).refused();
  }

  /** Notes that AWS has answered a call. */
  void answered(String operation) {
    bucket(operation).answered();
  }

  private CallBucket bucket(String operation) {
    return buckets.getOrDefault(operation, others);
  }

  private static Stream<Map.Entry<String, CallBucket>> ofEach(CallQuota quota, CallBucket bucket) {
    return quota.operations().stream().map(operation -> Map.entry(operation, bucket));
  }
}
