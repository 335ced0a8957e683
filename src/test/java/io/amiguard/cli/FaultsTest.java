package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli.Run;
import io.amiguard.sandbox.Call;
import io.amiguard.sandbox.Fault;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import io.amiguard.testing.TickingClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An apply of six changes arrives whatever AWS does to its calls, and does not call for ever. That
 * sessions in accounts expire is in {@link io.amiguard.cli.change.LiveBrakeTest}: an apply has no
 * others.
 */
class FaultsTest {
  /** Of a run in which nothing goes wrong, and how much more a fault may cost. */
  private static final int CALLS = 47;

  private static final int MOST = 3;

  private static final List<String> KINDS =
      List.of(
          "ConcurrentModification",
          "PolicyChangesInProgress",
          "TooManyRequests",
          "ServiceException",
          "500",
          "dropped",
          "slow");

  /** Long for the sandbox, which answers at once, and short for a test. */
  private static final Duration LOST = Duration.ofMillis(250);

  @TempDir Path folder;

  @Test
  void arrivesWithoutAFault() {
    assertThat(callsOfApply("none", SandboxOptions.defaults())).isLessThanOrEqualTo(CALLS);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void arrivesInSpiteOf(String fault) {
    int calls =
        callsOfApply(fault, SandboxOptions.defaults().withFault(Fault.parse(fault + ",on=all")));

    assertThat(calls).isLessThanOrEqualTo(MOST * CALLS);
  }

  @Test
  void arrivesAtTheRatesThatAwsAllows() {
    int calls = callsOfApply("throttle aws", SandboxOptions.defaults().withThrottle("aws"));

    assertThat(calls).isLessThanOrEqualTo(MOST * CALLS);
  }

  static Stream<String> faults() {
    return KINDS.stream()
        .flatMap(
            kind ->
                Stream.of(2, 3)
                    .flatMap(
                        every ->
                            Stream.of("before", "after")
                                .map(
                                    when ->
                                        "kind=%s,every=%d,when=%s".formatted(kind, every, when))));
  }

  private int callsOfApply(String mood, SandboxOptions options) {
    TickingClock clock = new TickingClock(Duration.ofMillis(40));
    try (Sandbox sandbox = Sandbox.start(SixChanges.before(), options, clock)) {
      Cli cli = Cli.in(folder).withCredentials().file("amiguard.yaml", SixChanges.SETTINGS);
      Run apply =
          (mood.contains("slow") ? cli.losingAnswersAfter(LOST) : cli)
              .run("apply", "--yes", "--endpoint-url", sandbox.endpoint().toString());

      List<Call> calls = sandbox.calls();
      long failed = calls.stream().filter(call -> !call.outcome().equals(Call.OK)).count();
      System.out.printf("%s: %d calls, %d of them failed%n", mood, calls.size(), failed);
      assertThat(apply.exitCode()).as(apply.err()).isZero();
      assertThat(failed == 0).isEqualTo(mood.equals("none"));
      assertThat(SixChanges.attachments(sandbox.snapshot())).isEqualTo(SixChanges.WANTED);
      assertThat(sandbox.snapshot().policies())
          .hasSize(3)
          .contains(SixChanges.before().policies().get(1)) // theirs
          .anySatisfy(
              updated ->
                  assertThat(updated.document().minified())
                      .contains("aws_marketplace", "serial_console_access"));
      return calls.size();
    }
  }
}
