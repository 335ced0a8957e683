package io.amiguard.aws;

import java.io.IOException;
import java.time.Duration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.organizations.model.ConcurrentModificationException;
import software.amazon.awssdk.services.organizations.model.PolicyChangesInProgressException;
import software.amazon.awssdk.services.organizations.model.ServiceException;

/**
 * Which failures the SDK tries again, and after which pause.
 *
 * <p>Organizations allows only a few calls a second and refuses to change one thing twice at a
 * time, so such answers get many attempts with long pauses. A connection that fails gets as many,
 * with short ones: a dead endpoint is known to be dead after a few seconds.
 */
final class AwsRetries {
  private static final int ATTEMPTS = 12;
  private static final Duration LONGEST_FOR_CONNECTIONS = Duration.ofMillis(500);

  private AwsRetries() {}

  /** Returns the strategy; {@code AWS_MAX_ATTEMPTS} and {@code AWS_RETRY_MODE} are respected. */
  static RetryStrategy strategy(AwsProfile profile, Waits waits) {
    RetryStrategy.Builder<?, ?> builder =
        profile.isOfTheUser() ? builder(mode(profile)).maxAttempts(attempts()) : ofTheSandbox();
    return new LoggedRetries(
        builder
            .retryOnException(AwsRetries::isBusy)
            .treatAsThrottling(AwsRetries::isBusy)
            .throttlingBackoffStrategy(backoff(waits.firstRetry(), waits.longestRetry()))
            .backoffStrategy(backoff(waits.firstRetry(), LONGEST_FOR_CONNECTIONS))
            .build());
  }

  private static RetryMode mode(AwsProfile profile) {
    return RetryMode.resolver()
        .profileFile(profile::file)
        .profileName(profile.name())
        .defaultRetryMode(RetryMode.STANDARD)
        .resolve();
  }

  private static int attempts() {
    return SdkSystemSetting.AWS_MAX_ATTEMPTS.getIntegerValue().orElse(ATTEMPTS);
  }

  /** The SDK's own strategies read the user's variables as soon as they are made. */
  private static RetryStrategy.Builder<?, ?> ofTheSandbox() {
    return DefaultRetryStrategy.standardStrategyBuilder()
        .circuitBreakerEnabled(false)
        .maxAttempts(ATTEMPTS)
        .retryOnExceptionOrCauseInstanceOf(IOException.class)
        .retryOnExceptionInstanceOf(ApiCallAttemptTimeoutException.class);
  }

  /**
   * The standard mode's circuit breaker protects a service from a fleet of servers; one program
   * that reads a large organization would run into it by throttling alone.
   */
  private static RetryStrategy.Builder<?, ?> builder(RetryMode mode) {
    return mode == RetryMode.STANDARD
        ? AwsRetryStrategy.standardRetryStrategy().toBuilder().circuitBreakerEnabled(false)
        : AwsRetryStrategy.forRetryMode(mode).toBuilder();
  }

  private static BackoffStrategy backoff(Duration first, Duration longest) {
    return first.isZero()
        ? BackoffStrategy.retryImmediately()
        : BackoffStrategy.exponentialDelay(first, longest);
  }

  /** Returns whether AWS will do the same call later. */
  private static boolean isBusy(Throwable failure) {
    return failure instanceof ConcurrentModificationException
        || failure instanceof PolicyChangesInProgressException
        || failure instanceof ServiceException
        || (failure instanceof AwsServiceException refusal
            && (refusal.isThrottlingException() || refusal.statusCode() >= 500));
  }
}
