package io.amiguard.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.testing.LargeOrganization.Size;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InheritanceBenchmarkTest {

  @Test
  void accountsShareWhatTheyInheritUnchanged() {
    InheritanceBenchmark benchmark = new InheritanceBenchmark(new Size(2_000, 80, 40, 1));

    List<EffectivePolicy> effective = benchmark.effectivePolicies();
    Set<EffectivePolicy> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
    distinct.addAll(effective);

    assertThat(effective).hasSize(2_000);
    assertThat(distinct).hasSizeLessThanOrEqualTo(80 + 40);
  }
}
