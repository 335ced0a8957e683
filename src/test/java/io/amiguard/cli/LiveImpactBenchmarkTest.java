package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.InForceBenchmark.Size;
import io.amiguard.cli.LiveImpactBenchmark.Calls;
import io.amiguard.cli.LiveImpactBenchmark.Figures;
import io.amiguard.inventory.Tally;
import io.amiguard.inventory.Verdict.Kind;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LiveImpactBenchmarkTest {

  /** What a machine does in how many seconds is for the benchmark itself to show. */
  @Test
  void asksEachRegionTwiceAndForFewImages() {
    Size size = new Size(30, 5, Duration.ofMillis(20), 16);
    SandboxOptions options = SandboxOptions.defaults().withLatency(size.latency());
    try (Sandbox sandbox =
        Sandbox.start(BusyOrganization.snapshot(size), options, Clock.systemUTC())) {
      Figures figures = LiveImpactBenchmark.run(size, sandbox.endpoint());
      Figures counted = figures.with(Calls.of(sandbox));

      assertThat(figures.impact().isIncomplete()).isFalse();
      assertThat(Tally.of(figures.impact().uses()).instances().all()).isEqualTo(600);
      assertThat(figures.impact().of(Kind.UNKNOWN).size()).isZero();
      assertThat(figures.impact().of(Kind.BLOCKED).size()).isPositive();
      assertThat(sandbox.callCounts())
          .containsEntry("AssumeRole", 29L)
          .containsEntry("DescribeInstanceImageMetadata", 150L)
          .containsEntry("DescribeLaunchTemplateVersions", 150L);
      assertThat(sandbox.callCounts().get("DescribeImages")).isLessThan(150);
      assertThat(figures.taken()).isLessThan(size.latency().multipliedBy(counted.calls().all()));
      assertThat(counted.toString()).contains(" calls, 0 refused, ", "MB resident, 600 instances");
    }
  }
}
