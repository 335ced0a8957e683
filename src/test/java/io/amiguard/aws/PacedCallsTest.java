package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.DuplicatePolicyException;

/** {@code ListRoots} goes once a second, and twice at once. */
final class PacedCallsTest {
  private static final URI AWS = URI.create("https://organizations.us-east-1.amazonaws.com");

  private final ScriptedHttp http = new ScriptedHttp();
  private final FakeTime time = new FakeTime();
  private final CallLimiter limiter = new CallLimiter(1, time, time);

  @Test
  void everyPageWaitsItsTurn() {
    http.answer("ListRoots", "{\"NextToken\": \"1\"}")
        .answer("ListRoots", "{\"NextToken\": \"2\"}")
        .answer("ListRoots", "{\"NextToken\": \"3\"}")
        .answer("ListRoots", "{}");

    assertThat(client(AWS).listRootsPaginator().stream()).hasSize(4);
    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void everyRetryWaitsItsTurn() {
    http.answer("ListRoots", 500, "broken")
        .breakOff("ListRoots", new IOException("gone"))
        .answer("ListRoots", 500, "broken")
        .answer("ListRoots", "{}");

    client(AWS).listRoots();

    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TooManyRequestsException", "ThrottlingException"})
  void aRefusalEmptiesTheBucketForAMoment(String code) {
    http.refuse("ListRoots", code, "Later.").answer("ListRoots", "{}");

    client(AWS).listRoots();

    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void whatAwsSaysStillArrives() {
    http.refuse("CreatePolicy", "DuplicatePolicyException", "There is one.");

    assertThatThrownBy(() -> client(AWS).createPolicy(request -> request.name("one")))
        .isInstanceOf(DuplicatePolicyException.class)
        .hasMessageContaining("There is one.");
    assertThat(time.passed()).isZero();
  }

  @Test
  void callsToThisMachineDoNotWait() {
    for (int call = 0; call < 5; call++) {
      http.answer("ListRoots", "{}");
    }
    OrganizationsClient local = client(URI.create("http://127.0.0.1:4566"));

    for (int call = 0; call < 5; call++) {
      local.listRoots();
    }

    assertThat(time.passed()).isZero();
  }

  @Test
  void waitingCanBeInterrupted() {
    CallLimiter waiting =
        new CallLimiter(
            1,
            time,
            nanos -> {
              throw new InterruptedException();
            });
    http.answer("EnablePolicyType", "{}");
    OrganizationsClient client = client(AWS, waiting);
    client.enablePolicyType(request -> request.rootId("r-acme"));

    try {
      assertThatThrownBy(() -> client.enablePolicyType(request -> request.rootId("r-acme")))
          .isInstanceOf(AmiguardException.class)
          .hasMessage("interrupted before organizations:EnablePolicyType: run it again")
          .extracting("kind")
          .isEqualTo(Kind.INCOMPLETE);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private OrganizationsClient client(URI endpoint) {
    return client(endpoint, limiter);
  }

  private OrganizationsClient client(URI endpoint, CallLimiter pacing) {
    return OrganizationsClient.builder()
        .region(Region.US_EAST_1)
        .endpointOverride(endpoint)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("sandbox", "sandbox")))
        .overrideConfiguration(
            configuration ->
                configuration
                    .retryStrategy(AwsRetries.strategy(AwsProfile.empty(), Waits.none()))
                    .addExecutionInterceptor(new PacedCalls(Pace.normal(), pacing)))
        .httpClient(http)
        .build();
  }
}
