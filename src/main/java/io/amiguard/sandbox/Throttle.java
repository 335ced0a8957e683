package io.amiguard.sandbox;

import io.amiguard.organization.TargetId;
import io.amiguard.sandbox.Quota.Rate;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.organizations.model.TooManyRequestsException;

/** Keeps callers below AWS's request rates, an account's own and that of the organization. */
final class Throttle {
  private final Clock clock;
  private final double scale;
  private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();

  /**
   * @param scale what AWS's rates and bursts are multiplied with
   */
  Throttle(Clock clock, double scale) {
    this.clock = clock;
    this.scale = scale;
  }

  void admit(Operation operation, TargetId caller) {
    Optional<Quota> quota =
        operation.api() == AwsApi.ORGANIZATIONS ? Quota.of(operation.name()) : Optional.empty();
    if (quota.isPresent() && !admits(quota.get(), caller)) {
      throw TooManyRequestsException.builder()
          .type("SANDBOX")
          .message("You have sent too many requests in too short a period of time.")
          .build();
    }
  }

  private boolean admits(Quota quota, TargetId caller) {
    String name = quota.operations().get(0);
    return take(name + ":" + caller, quota.perAccount())
        && (quota.perOrganization().isEmpty() || take(name, quota.perOrganization().get()));
  }

  private boolean take(String bucket, Rate rate) {
    return buckets
        .computeIfAbsent(
            bucket,
            unused ->
                new TokenBucket(
                    rate.perSecond() * scale, Math.max(1, rate.burst() * scale), clock.instant()))
        .take(clock.instant());
  }
}
