package io.amiguard.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.Plan;
import io.amiguard.plan.Planner;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDifference;
import io.amiguard.policy.PolicyDifference.Kind;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyReader;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import io.amiguard.testing.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadBackTest {
  private static final Plan PLAN =
      Planner.plan(
          Acme.with(),
          List.of(Acme.desired("allowed-amis", Acme.allowing(State.ENABLED, "amazon"), Acme.ROOT)),
          List.of());
  private static final DeclarativePolicy MEANT =
      PLAN.after().policies().get(0).identified(new PolicyId("p-11111111"));

  private final FakeClock clock = new FakeClock();
  private final Instant start = clock.instant();

  @Test
  void isSatisfiedAtOnceIfAllIsThere() {
    assertThat(differences(MEANT)).isEmpty();
    assertThat(clock.instant()).isEqualTo(start);
  }

  @Test
  void looksAgainWhileAwsShowsTheOldState() {
    ReadBack readBack =
        readBack(List.of(List.of(), List.of(MEANT.attachedTo(List.of())), List.of(MEANT)));

    assertThat(readBack.differences(PLAN)).isEmpty();
    assertThat(Duration.between(start, clock.instant())).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void namesWhatIsStillDifferentInTheEnd() {
    DeclarativePolicy other =
        MEANT
            .with("by hand", PolicyDocument.parse("{\"ec2_attributes\":{}}"))
            .tagged(Map.of("team", "network"))
            .attachedTo(List.of(Acme.DEV));

    assertThat(differences(other))
        .containsExactly(
            new PolicyDifference(Kind.DOCUMENT, other, Optional.empty()),
            new PolicyDifference(Kind.DESCRIPTION, other, Optional.empty()),
            new PolicyDifference(Kind.TAGS, other, Optional.empty()),
            new PolicyDifference(Kind.ATTACHED, other, Optional.of(Acme.DEV)),
            new PolicyDifference(Kind.DETACHED, other, Optional.of(Acme.ROOT)));
    assertThat(Duration.between(start, clock.instant())).isEqualTo(Duration.ofSeconds(31));
  }

  @Test
  void doesNotMindTheTagsOfOthers() {
    assertThat(
            differences(
                MEANT.tagged(Map.of(DeclarativePolicy.MANAGED_TAG, "true", "team", "network"))))
        .isEmpty();
  }

  @Test
  void readsNothingIfNoPolicyWasChanged() {
    Plan nothing = new Plan(Acme.with(MEANT), List.of(), List.of(), List.of(), List.of());

    assertThat(readBack(List.of()).differences(nothing)).isEmpty();
  }

  private List<PolicyDifference> differences(DeclarativePolicy live) {
    List<DeclarativePolicy> always = List.of(live);
    return readBack(Collections.nCopies(6, always)).differences(PLAN);
  }

  private ReadBack readBack(List<List<DeclarativePolicy>> reads) {
    return new ReadBack(new Reads(reads), clock);
  }

  /** AWS, showing one state after another. */
  private static final class Reads implements PolicyReader {
    private final Deque<List<DeclarativePolicy>> reads;

    Reads(List<List<DeclarativePolicy>> reads) {
      this.reads = new ArrayDeque<>(reads);
    }

    @Override
    public List<DeclarativePolicy> policies() {
      return reads.pop();
    }

    @Override
    public Optional<ObjectNode> effectivePolicy(TargetId account) {
      throw new AssertionError("nobody asks for it");
    }

    @Override
    public List<InvalidEffectivePolicy> invalidEffectivePolicies() {
      throw new AssertionError("nobody asks for it");
    }
  }
}
