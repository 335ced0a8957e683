package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.testing.Acme;
import io.amiguard.testing.FakeClock;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rates that we keep to and the rates that the sandbox allows are the same table, written down
 * twice: one by one the sandbox is asked until it refuses.
 */
class CallQuotaTest {
  private static final String MANAGEMENT = "AKIAIOSFODNN7EXAMPLE";
  private static final String MEMBER = "ASIASBOX222222222222";
  private static final String REFUSED = "TooManyRequestsException";
  private static final String NOT_THERE = "UnknownOperationException";
  private static final int MOST = 50;

  private final HttpClient http = HttpClient.newHttpClient();
  private final FakeClock clock = new FakeClock();

  @ParameterizedTest
  @MethodSource("table")
  void theSandboxAllowsWhatWeKeepTo(CallQuota quota) {
    try (Sandbox sandbox = throttled()) {
      List<String> operations =
          quota.operations().stream().filter(it -> isThere(sandbox, it)).toList();
      clock.forAtLeast(Duration.ofMinutes(1));

      int atOnce = untilRefused(sandbox, operations, MANAGEMENT);
      int byAnother = untilRefused(sandbox, operations, MEMBER);
      clock.forAtLeast(Duration.ofMillis(1_001));
      int inASecond = untilRefused(sandbox, operations, MANAGEMENT);

      assertThat(operations).isNotEmpty();
      assertThat(atOnce).isEqualTo(quota.perAccount().burst());
      assertThat(inASecond).isEqualTo(quota.perAccount().perSecond());
      assertThat(byAnother)
          .isEqualTo(
              quota
                  .perOrganization()
                  .map(all -> all.burst() - quota.perAccount().burst())
                  .orElse(quota.perAccount().burst()));
    }
  }

  @ParameterizedTest
  @MethodSource("unlisted")
  void whatWeGuessIsNotMoreThanTheSandboxGuesses(String operation) {
    try (Sandbox sandbox = throttled()) {
      int atOnce = untilRefused(sandbox, List.of(operation), MANAGEMENT);
      clock.forAtLeast(Duration.ofMillis(1_001));
      int inASecond = untilRefused(sandbox, List.of(operation), MANAGEMENT);

      assertThat(CallQuota.OTHERS.perAccount().burst()).isLessThanOrEqualTo(atOnce);
      assertThat(CallQuota.OTHERS.perAccount().perSecond()).isLessThanOrEqualTo(inASecond);
    }
  }

  static List<CallQuota> table() {
    return CallQuota.TABLE;
  }

  static List<String> unlisted() {
    return List.of(
        "DescribeEffectivePolicy",
        "ListAccountsWithInvalidEffectivePolicy",
        "ListEffectivePolicyValidationErrors");
  }

  private Sandbox throttled() {
    return Sandbox.start(
        Snapshot.of(Acme.tree(), Set.of(), List.of()),
        SandboxOptions.defaults().withThrottle("aws"),
        clock);
  }

  /** The operations of one line share a bucket, so that they take turns here. */
  private int untilRefused(Sandbox sandbox, List<String> operations, String accessKeyId) {
    int calls = 0;
    while (calls < MOST
        && !answer(sandbox, operations.get(calls % operations.size()), accessKeyId)
            .contains(REFUSED)) {
      calls++;
    }
    return calls;
  }

  private boolean isThere(Sandbox sandbox, String operation) {
    return !answer(sandbox, operation, MANAGEMENT).contains(NOT_THERE);
  }

  /** Calls are counted before their parameters are looked at. */
  private String answer(Sandbox sandbox, String operation, String accessKeyId) {
    HttpRequest request =
        HttpRequest.newBuilder(sandbox.endpoint())
            .header("X-Amz-Target", "AWSOrganizationsV20161128." + operation)
            .header("Content-Type", "application/x-amz-json-1.1")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=%s/20261124/us-east-1/organizations/aws4_request,"
                        .formatted(accessKeyId)
                    + " SignedHeaders=host, Signature=0")
            .POST(BodyPublishers.ofString("{}"))
            .build();
    try {
      return http.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
