package io.amiguard.aws;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * A retry strategy that logs each retry with its reason: kinds, codes and ids, but no message, for
 * what AWS or a proxy says may repeat the request.
 */
final class LoggedRetries implements RetryStrategy {
  private static final Logger log = LoggerFactory.getLogger(LoggedRetries.class);

  private final RetryStrategy strategy;

  LoggedRetries(RetryStrategy strategy) {
    this.strategy = strategy;
  }

  @Override
  public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
    return strategy.acquireInitialToken(request);
  }

  @Override
  public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
    RefreshRetryTokenResponse response = strategy.refreshRetryToken(request);
    log.debug("again in {} ms: {}", response.delay().toMillis(), reason(request.failure()));
    return response;
  }

  @Override
  public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
    return strategy.recordSuccess(request);
  }

  @Override
  public int maxAttempts() {
    return strategy.maxAttempts();
  }

  /** With the client's defaults the SDK would build another strategy, which logs nothing. */
  @Override
  public boolean useClientDefaults() {
    return false;
  }

  @Override
  public Builder<?, ?> toBuilder() {
    return strategy.toBuilder();
  }

  /** Returns why an attempt failed, without what anybody says about it. */
  static String reason(Throwable failure) {
    if (failure instanceof AwsServiceException refusal) {
      return "%s, HTTP %d, request id %s"
          .formatted(code(refusal), refusal.statusCode(), OneLine.of(refusal.requestId()));
    }
    return Optional.ofNullable(failure.getCause())
        .map(cause -> failure.getClass().getSimpleName() + " by " + cause.getClass().getName())
        .orElseGet(() -> failure.getClass().getSimpleName());
  }

  private static String code(AwsServiceException refusal) {
    return Optional.ofNullable(refusal.awsErrorDetails())
        .map(AwsErrorDetails::errorCode)
        .map(OneLine::of)
        .orElseGet(() -> refusal.getClass().getSimpleName());
  }
}
