package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.aws.CallQuota.Rate;
import io.github.bucket4j.BlockingStrategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CallLimiterTest {
  private final FakeTime time = new FakeTime();
  private final CallLimiter limiter = new CallLimiter(1, time, time);

  @ParameterizedTest(name = "{0}")
  @MethodSource("limits")
  void isNeverFasterThanTheTable(String operation, Rate rate) throws InterruptedException {
    List<Duration> times = timesOf(operation, 40);

    for (int first = 0; first < times.size(); first++) {
      for (int last = first; last < times.size(); last++) {
        double seconds = times.get(last).minus(times.get(first)).toNanos() / 1e9;
        assertThat(last - first + 1.0)
            .as("calls in %s s", seconds)
            .isLessThanOrEqualTo(rate.burst() + rate.perSecond() * seconds + 1e-6);
      }
    }
  }

  /** The limits of the account and of the organization, for each operation. */
  static Stream<Arguments> limits() {
    return CallQuota.TABLE.stream()
        .flatMap(
            quota ->
                Stream.concat(Stream.of(quota.perAccount()), quota.perOrganization().stream())
                    .flatMap(
                        rate ->
                            quota.operations().stream()
                                .map(operation -> Arguments.of(operation, rate))));
  }

  @Test
  void isAsFastAsTheTableInTheLongRun() throws InterruptedException {
    List<Duration> times = timesOf("ListChildren", 600 + 9);

    assertThat(times.get(times.size() - 1)).isEqualTo(Duration.ofSeconds(100));
  }

  @Test
  void letsABurstThroughAtOnceAndAnotherOneAfterARest() throws InterruptedException {
    timesOf("ListAccounts", 11);
    assertThat(time.passed()).isZero();
    time.pass(Duration.ofSeconds(2));
    timesOf("ListAccounts", 11);

    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void countsOperationsOfOneLineTogetherAndOthersApart() throws InterruptedException {
    timesOf("CreatePolicy", 1);
    timesOf("AttachPolicy", 1);
    timesOf("UpdatePolicy", 2);
    assertThat(time.passed()).isZero();
    timesOf("DetachPolicy", 1);

    assertThat(time.passed()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void givesEveryThreadATurnOfItsOwn() {
    ConcurrentLinkedQueue<Long> waits = new ConcurrentLinkedQueue<>();
    BlockingStrategy standingStill = waits::add;
    CallLimiter shared = new CallLimiter(1, time, standingStill);

    SideBySide.run(Collections.nCopies(8, () -> callFiveTimes(shared)));

    assertThat(waits)
        .containsExactlyInAnyOrderElementsOf(
            LongStream.rangeClosed(1, 40 - 7).mapToObj(turn -> turn * 200_000_000L).toList());
  }

  @Test
  void holdsBackForAMomentWhatAwsRefuses() throws InterruptedException {
    limiter.refused("ListParents");
    timesOf("ListAccountsForParent", 1);
    assertThat(time.passed()).isEqualTo(Duration.ofMillis(400));

    timesOf("ListAccountsForParent", 1);
    assertThat(time.passed()).isEqualTo(Duration.ofMillis(600));
  }

  @Test
  void goesOnAsBeforeAfterARefusalWhereAwsPublishesTheRate() throws InterruptedException {
    limiter.refused("DescribeAccount");
    time.pass(Duration.ofMinutes(1));
    timesOf("DescribeAccount", 20 + 29);

    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(61));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DescribeEffectivePolicy", "DescribeResourcePolicy"})
  void startsAtTwoASecondWhereAwsPublishesNone(String operation) throws InterruptedException {
    timesOf(operation, 2 + 20);

    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void halvesAGuessedRateAtARefusalDownToAnEighth() throws InterruptedException {
    limiter.refused("DescribeEffectivePolicy");
    assertThat(secondsOfTenCalls()).isEqualTo(10);

    for (int refusals = 0; refusals < 10; refusals++) {
      limiter.refused("DescribeEffectivePolicy");
    }
    time.pass(Duration.ofMinutes(10));

    assertThat(secondsOfTenCalls()).isEqualTo(40);
  }

  @Test
  void returnsToAGuessedRateWithTheAnswersThatFollow() throws InterruptedException {
    limiter.refused("DescribeEffectivePolicy");
    for (int answers = 0; answers < 16; answers++) {
      limiter.answered("DescribeEffectivePolicy");
    }

    assertThat(secondsOfTenCalls()).isEqualTo(5);
  }

  @Test
  void multipliesRatesAndBursts() throws InterruptedException {
    CallLimiter scaled = new CallLimiter(0.5, time, time);
    for (int call = 0; call < 3 + 5; call++) {
      scaled.await("ListPolicies");
    }

    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(2));
  }

  /** A first call takes what is there. */
  private long secondsOfTenCalls() throws InterruptedException {
    timesOf("DescribeEffectivePolicy", 10);
    Duration before = time.passed();
    timesOf("DescribeEffectivePolicy", 10);
    return time.passed().minus(before).toSeconds();
  }

  private List<Duration> timesOf(String operation, int calls) throws InterruptedException {
    List<Duration> times = new ArrayList<>();
    for (int call = 0; call < calls; call++) {
      limiter.await(operation);
      times.add(time.passed());
    }
    return times;
  }

  private static void callFiveTimes(CallLimiter shared) {
    try {
      for (int call = 0; call < 5; call++) {
        shared.await("ListParents");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
