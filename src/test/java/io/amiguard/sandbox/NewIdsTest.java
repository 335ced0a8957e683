package io.amiguard.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.testing.FakeClock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** AWS gives no id twice. */
class NewIdsTest {

  @Test
  void aPolicyThatIsCreatedAgainHasAnotherId() {
    try (Aws aws = Aws.with(Acme.enabled())) {
      String first = aws.created("allowed-amis", Acme.AUDIT);
      aws.organizations.deletePolicy(it -> it.policyId(first));

      assertThat(aws.created("allowed-amis", Acme.AUDIT)).isNotEqualTo(first);
    }
  }

  /** A state folder outlives the process that wrote it. */
  @Test
  void soHasOneThatIsCreatedAfterTheSandboxWasStartedAnew() {
    FakeClock clock = new FakeClock();
    Set<String> ids = new HashSet<>();
    for (int start = 0; start < 3; start++) {
      clock.forAtLeast(Duration.ofSeconds(1));
      try (Aws aws = Aws.with(Acme.enabled(), SandboxOptions.defaults(), clock)) {
        ids.add(aws.created("allowed-amis", Acme.AUDIT));
      }
    }

    assertThat(ids).hasSize(3);
  }
}
