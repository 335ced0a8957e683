package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.amiguard.cli.InForceBenchmark.Figures;
import io.amiguard.cli.InForceBenchmark.Size;
import io.amiguard.cli.LiveImpactBenchmark.Calls;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InForceBenchmarkTest {

  /** What a machine does in how many seconds is for the benchmark itself to show. */
  @Test
  void asksEachAccountOnceAndManyAtATime() {
    Size size = new Size(30, 5, Duration.ofMillis(20), 16);
    SandboxOptions options = SandboxOptions.defaults().withLatency(size.latency());
    try (Sandbox sandbox =
        Sandbox.start(InForceBenchmark.snapshot(size), options, Clock.systemUTC())) {
      Figures figures = InForceBenchmark.run(size, sandbox.endpoint()).with(Calls.of(sandbox));

      assertThat(figures.coverage().inForce()).isEqualTo(150);
      assertThat(sandbox.callCounts())
          .containsOnly(
              entry("GetCallerIdentity", 1L),
              entry("AssumeRole", 29L),
              entry("DescribeRegions", 30L),
              entry("GetAllowedImagesSettings", 150L));
      assertThat(figures.taken()).isLessThan(size.latency().multipliedBy(size.calls()));
      assertThat(figures.toString()).contains("210 calls, 0 refused", "ideal 0.3 s", "MB resident");
    }
  }
}
