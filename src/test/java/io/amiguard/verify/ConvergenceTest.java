package io.amiguard.verify;

import static io.amiguard.testing.Acme.allowing;
import static io.amiguard.testing.Acme.foreign;
import static io.amiguard.testing.Acme.managed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.PolicyReader;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import io.amiguard.testing.FakeClock;
import io.amiguard.verify.Convergence.Outcome;
import io.amiguard.verify.Convergence.Progress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConvergenceTest {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final FakeClock clock = new FakeClock();
  private final Expectation expectation =
      Expectation.of(
          Acme.with(
              managed("p-11111111", "allowed-amis", allowing(State.ENABLED, "amazon"), Acme.ROOT)),
          Set.of(new PolicyName("allowed-amis")));
  private final ObjectNode expected = expectation.of(Acme.DEV).content();
  private final ObjectNode old = JsonNodeFactory.instance.objectNode();

  @Test
  void isReachedWhenTheContentIsRightOnTwoReadsInARow() {
    Answers aws = new Answers(old, expected, expected);

    Outcome outcome = await(aws, new ArrayList<>());

    assertThat(outcome.isReached()).isTrue();
    assertThat(outcome.elapsed()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void startsToCountAfreshWhenTheOldContentComesBack() {
    Answers aws = new Answers(expected, old, expected, expected);
    List<Progress> progress = new ArrayList<>();

    Outcome outcome = await(aws, progress);

    assertThat(outcome.isReached()).isTrue();
    assertThat(progress).extracting(Progress::shown).containsExactly(0, 0, 0, 1);
  }

  @Test
  void stopsInTheMiddleOfARoundWhenTheDeadlineHasPassed() {
    Sample two = new Sample(List.of(Acme.DEV, Acme.PLAYGROUND), 2);
    PolicyReader slow =
        new Answers(old, old, old, old) {
          @Override
          public Optional<ObjectNode> effectivePolicy(TargetId account) {
            clock.forAtLeast(Duration.ofSeconds(3));
            return super.effectivePolicy(account);
          }
        };

    Outcome outcome =
        new Convergence(slow, clock, clock).await(two, expectation, DEADLINE, progress -> {});

    assertThat(outcome.missing()).containsOnlyKeys(Acme.DEV, Acme.PLAYGROUND);
    assertThat(outcome.elapsed()).isEqualTo(Duration.ofSeconds(11));
  }

  @Test
  void tellsApartWhatAnotherPolicyDecides() {
    Expectation open =
        Expectation.of(
            Acme.with(
                managed("p-11111111", "allowed-amis", allowing(State.ENABLED, "amazon"), Acme.ROOT),
                foreign(
                    "p-99999999",
                    "theirs",
                    "{\"ec2_attributes\":{\"allowed_images_settings\":{\"state\":{\"@@assign\":\"disabled\"}}}}",
                    Acme.ROOT)),
            Set.of(new PolicyName("allowed-amis")));
    ObjectNode theirs = expected.deepCopy();
    theirs.withObject("/ec2_attributes/allowed_images_settings").put("state", "disabled");

    Outcome outcome =
        new Convergence(new Answers(theirs, theirs), clock, clock)
            .await(new Sample(List.of(Acme.DEV), 1), open, DEADLINE, progress -> {});

    assertThat(outcome.missing()).isEmpty();
    assertThat(outcome.overruled()).containsOnlyKeys(Acme.DEV);
    assertThat(outcome.isReached()).isFalse();
  }

  @Test
  void givesUpAtTheDeadlineAndSaysWhatIsMissing() {
    Answers aws = new Answers(old, old, old, old, old, old);

    Outcome outcome = await(aws, new ArrayList<>());

    assertThat(outcome.isReached()).isFalse();
    assertThat(outcome.missing()).containsOnlyKeys(Acme.DEV);
    assertThat(outcome.elapsed()).isEqualTo(DEADLINE);
  }

  @Test
  void oneReadBeforeTheDeadlineIsNotEnough() {
    Answers aws = new Answers(old, old, old, old, old, expected);

    Outcome outcome = await(aws, new ArrayList<>());

    assertThat(outcome.isReached()).isFalse();
    assertThat(outcome.missing()).containsOnlyKeys(Acme.DEV);
  }

  private Outcome await(Answers aws, List<Progress> progress) {
    return new Convergence(aws, clock, clock)
        .await(new Sample(List.of(Acme.DEV), 1), expectation, DEADLINE, progress::add);
  }

  /** AWS, giving one effective policy after another. */
  private static class Answers implements PolicyReader {
    private final Deque<ObjectNode> answers;

    Answers(ObjectNode... answers) {
      this.answers = new ArrayDeque<>(List.of(answers));
    }

    @Override
    public Optional<ObjectNode> effectivePolicy(TargetId account) {
      return Optional.of(answers.pop());
    }

    @Override
    public List<DeclarativePolicy> policies() {
      throw new AssertionError("nobody asks for it");
    }

    @Override
    public List<InvalidEffectivePolicy> invalidEffectivePolicies() {
      throw new AssertionError("nobody asks for it");
    }
  }
}
