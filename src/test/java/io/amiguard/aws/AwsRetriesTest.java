package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.PolicyName;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.services.organizations.model.ConcurrentModificationException;

final class AwsRetriesTest {
  private static final TargetId ROOT = new TargetId("r-acme");

  private final ScriptedHttp http = new ScriptedHttp();
  private final AwsPolicyWriter writer =
      new AwsPolicyWriter(TestClients.over(http), Planned.POLICIES);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TooManyRequestsException",
        "ThrottlingException",
        "ConcurrentModificationException",
        "PolicyChangesInProgressException",
        "ServiceException"
      })
  void triesAgainWhenAwsIsBusy(String code) {
    http.refuse("EnableAWSServiceAccess", code, "Later.")
        .refuse("EnableAWSServiceAccess", code, "Later.")
        .answer("EnableAWSServiceAccess", "{}");

    writer.enableServiceAccess("ec2.amazonaws.com");

    assertThat(http.operations()).hasSize(3);
  }

  @Test
  void attachesAgainWhileATypeThatWasJustEnabledDoesNotCountYet() {
    http.refuse("AttachPolicy", "PolicyTypeNotEnabledException", "Not yet.")
        .refuse("AttachPolicy", "PolicyTypeNotEnabledException", "Not yet.")
        .answer("AttachPolicy", "{}");

    writer.attach(new PolicyName("allowed-amis"), ROOT);

    assertThat(http.left()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void triesAgainWhenAwsFails(int status) {
    http.answer("EnableAWSServiceAccess", status, "").answer("EnableAWSServiceAccess", "{}");

    writer.enableServiceAccess("ec2.amazonaws.com");

    assertThat(http.operations()).hasSize(2);
  }

  @Test
  void triesAgainWhenTheConnectionBreaks() {
    http.breakOff("EnableAWSServiceAccess", new SocketException("Connection reset"))
        .breakOff("EnableAWSServiceAccess", new IOException("Premature EOF"))
        .answer("EnableAWSServiceAccess", "{}");

    writer.enableServiceAccess("ec2.amazonaws.com");

    assertThat(http.operations()).hasSize(3);
  }

  @Test
  void doesNotRepeatWhatCannotSucceed() {
    http.refuse("EnableAWSServiceAccess", "AccessDeniedException", "No.");

    assertThatThrownBy(() -> writer.enableServiceAccess("ec2.amazonaws.com"))
        .isInstanceOf(AmiguardException.class);
    assertThat(http.operations()).hasSize(1);
  }

  @Test
  void keepsTryingOverManyCallsThatAreEachThrottled() {
    for (int call = 0; call < 100; call++) {
      for (int attempt = 0; attempt < 4; attempt++) {
        http.refuse("EnablePolicyType", "TooManyRequestsException", "Later.");
      }
      http.answer("EnablePolicyType", "{}")
          .answer(
              "ListRoots",
              """
              {"Roots": [{"Id": "r-acme", "PolicyTypes": [
                {"Type": "DECLARATIVE_POLICY_EC2", "Status": "ENABLED"}]}]}""");
    }

    for (int call = 0; call < 100; call++) {
      writer.enablePolicyType(ROOT, "DECLARATIVE_POLICY_EC2");
    }

    assertThat(http.left()).isZero();
  }

  @Test
  void waitsLongerForABusyAwsThanForADeadConnection() {
    AwsErrorDetails details = AwsErrorDetails.builder().errorCode("Later").build();
    Throwable busy = ConcurrentModificationException.builder().awsErrorDetails(details).build();
    Throwable throttled =
        AwsServiceException.builder().statusCode(429).awsErrorDetails(details).build();
    Throwable dead = SdkClientException.create("dead", new IOException("dead"));

    assertThat(longestPause(busy)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
    assertThat(longestPause(throttled)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
    assertThat(longestPause(dead)).isLessThanOrEqualTo(Duration.ofMillis(500));
  }

  /** Returns the longest of many pauses before the last retry; chance picks each one. */
  private static Duration longestPause(Throwable failure) {
    RetryStrategy strategy = AwsRetries.strategy(TestClients.PROFILE, Waits.normal());
    Duration longest = Duration.ZERO;
    for (int call = 0; call < 100; call++) {
      RetryToken token =
          strategy.acquireInitialToken(AcquireInitialTokenRequest.create("scope")).token();
      for (int attempt = 1; attempt < 12; attempt++) {
        var refreshed =
            strategy.refreshRetryToken(
                RefreshRetryTokenRequest.builder().token(token).failure(failure).build());
        token = refreshed.token();
        longest = longest.compareTo(refreshed.delay()) > 0 ? longest : refreshed.delay();
      }
    }
    return longest;
  }
}
