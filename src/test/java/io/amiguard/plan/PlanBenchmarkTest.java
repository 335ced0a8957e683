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
    Plan plan = PlanBenchmark.onRoot(new Size(1_000, 40, 20, 1)).plan();

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

  @Test
  void measuresAPlanThatAttachesOnePolicyToEveryAccount() {
    Plan plan = PlanBenchmark.onAccounts(2_500).plan();

    assertThat(plan.changes()).hasSize(2_501);
    assertThat(Effect.of(plan))
        .singleElement()
        .satisfies(effect -> assertThat(effect.accounts()).hasSize(2_500));
  }

  /** Whoever was attached first goes straight from one to the other. */
  @Test
  void measuresAPlanInWhichTheOrderOfAttachmentDecides() {
    Plan plan = PlanBenchmark.swapping(50).plan();

    assertThat(plan.changes()).hasSize(4);
    assertThat(plan.findings())
        .extracting(finding -> finding.rule())
        .containsOnly("inheritance.order-decides");
  }
}
