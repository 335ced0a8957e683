package io.amiguard.verify;

import static io.amiguard.testing.Acme.allowing;
import static io.amiguard.testing.Acme.managed;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.organization.TargetId;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SampleTest {
  private final Expectation expectation =
      Expectation.of(
          Acme.with(
              managed(
                  "p-11111111", "allowed-amis", allowing(State.AUDIT_MODE, "amazon"), Acme.ROOT),
              managed("p-22222222", "strict", allowing(State.ENABLED, "amazon"), Acme.PROD)),
          Set.of());

  @Test
  void takesOneAccountForEachDistinctExpectationOfATarget() {
    Sample sample = Sample.distinct(Acme.tree(), List.of(Acme.ROOT), this::content, 20);

    assertThat(sample.accounts()).containsExactly(Acme.MANAGEMENT, Acme.PROD_WEB);
    assertThat(sample.outOf()).isEqualTo(5);
    assertThat(sample.isComplete()).isFalse();
  }

  @Test
  void takesOneAccountForEachTarget() {
    Sample sample =
        Sample.distinct(Acme.tree(), List.of(Acme.ROOT, Acme.SANDBOX), this::content, 20);

    assertThat(sample.accounts()).containsExactly(Acme.MANAGEMENT, Acme.PROD_WEB, Acme.PLAYGROUND);
  }

  @Test
  void fillsUpToTheLimitAfterTheDistinctOnes() {
    Sample sample = Sample.of(Acme.tree(), List.of(Acme.ROOT), this::content, 3);

    assertThat(sample.accounts()).containsExactly(Acme.MANAGEMENT, Acme.PROD_WEB, Acme.PROD_DATA);
  }

  private Object content(TargetId account) {
    return expectation.of(account).content();
  }

  @Test
  void leavesOutAccountsThatAreNotActive() {
    Sample sample = Sample.all(Acme.tree(), List.of(Acme.SANDBOX));

    assertThat(sample.accounts()).containsExactly(Acme.PLAYGROUND);
    assertThat(sample.isComplete()).isTrue();
  }
}
