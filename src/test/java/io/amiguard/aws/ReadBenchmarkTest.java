package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.aws.ReadBenchmark.Figures;
import io.amiguard.testing.LargeOrganization.Size;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ReadBenchmarkTest {

  /** The bursts are used up, so that the limits count. */
  @Test
  void readsAllWithinAwssRatesWithNearlyNoCallRefusedAndNoneWasted() {
    ReadBenchmark benchmark = new ReadBenchmark(new Size(2_000, 100, 10, 0), 10, Duration.ZERO);

    Figures figures = benchmark.run();

    assertThat(figures.read()).isEqualTo(benchmark.organization());
    assertThat(figures.refusedShare()).isLessThanOrEqualTo(0.01);
    assertThat(figures.seconds()).isGreaterThanOrEqualTo(figures.idealSeconds());
    assertThat(figures.calls()).containsEntry("ListAccounts", 100L).containsEntry("ListRoots", 1L);
    assertThat(figures.wastedShare()).isLessThanOrEqualTo(0.05);
  }
}
