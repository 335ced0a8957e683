package io.amiguard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.testing.LargeOrganization.Size;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PlanBenchmarkTest {

  @Test
  void measuresAPlanThatHasEffectsAndWarnings() {
    Plan plan = new PlanBenchmark(new Size(1_000, 40, 20, 1)).plan();

    List<Effect> effects = Effect.of(plan);
    Set<Object> accounts = new TreeSet<>();
    effects.forEach(effect -> accounts.addAll(effect.accounts()));

    assertThat(accounts).hasSizeGreaterThan(300);
    assertThat(accounts)
        .hasSize(effects.stream().mapToInt(effect -> effect.accounts().size()).sum());
    assertThat(plan.findings())
        .extracting(finding -> finding.rule())
        .contains("inheritance.order-decides", "inheritance.shared-criterion");
  }
}
