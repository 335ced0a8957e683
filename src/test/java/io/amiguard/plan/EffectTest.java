package io.amiguard.plan;

import static io.amiguard.testing.Acme.allowing;
import static io.amiguard.testing.Acme.desired;
import static io.amiguard.testing.Acme.foreign;
import static io.amiguard.testing.Acme.managed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.amiguard.Finding;
import io.amiguard.plan.Effect.Launches;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectTest extends EffectCases {
  private static final String MESSAGE =
      """
      {"ec2_attributes":{"exception_message":{"@@assign":"Ask somebody"}}}
      """;

  @Test
  void isNothingWhereNothingChanges() {
    Plan plan =
        Planner.plan(
            Acme.with(managed("p-11111111", "allowed-amis", AUDIT, Acme.ROOT)),
            List.of(desired("allowed-amis", AUDIT, Acme.ROOT)),
            List.of());

    assertThat(Effect.of(plan)).isEmpty();
  }

  @Test
  void leavesOutAccountsThatKeepTheirs() {
    Plan plan =
        Planner.plan(
            Acme.with(managed("p-11111111", "allowed-amis", AUDIT, Acme.WORKLOADS)),
            List.of(desired("allowed-amis", AUDIT, Acme.WORKLOADS, Acme.SANDBOX)),
            List.of());

    assertThat(Effect.of(plan))
        .singleElement()
        .extracting(Effect::accounts)
        .isEqualTo(List.of(Acme.PLAYGROUND, Acme.CLOSED));
  }

  @Test
  void joinsAccountsWhosePoliciesMeanTheSameOnDifferentWays() {
    Plan plan =
        Planner.plan(
            Acme.with(),
            List.of(desired("allowed-amis", AUDIT, Acme.WORKLOADS, Acme.SANDBOX)),
            List.of());

    assertThat(Effect.of(plan)).singleElement().extracting(it -> it.accounts().size()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({
    "ENABLED, amazon, ENABLED, amazon aws_marketplace, RELAXED",
    "ENABLED, amazon aws_marketplace, ENABLED, amazon, RESTRICTED",
    "ENABLED, amazon, ENABLED, aws_marketplace, RESTRICTED",
    "AUDIT_MODE, amazon, ENABLED, amazon, RESTRICTED",
    "ENABLED, amazon, AUDIT_MODE, amazon, RELAXED",
    "ENABLED, amazon, DISABLED, amazon, RELAXED",
    "AUDIT_MODE, amazon, AUDIT_MODE, aws_marketplace, UNTOUCHED",
    "DISABLED, amazon, AUDIT_MODE, amazon, UNTOUCHED",
  })
  void saysWhatHappensToLaunches(
      State before, String providersBefore, State after, String providersAfter, Launches expected) {
    Plan plan =
        Planner.plan(
            Acme.with(
                managed(
                    "p-11111111",
                    "allowed-amis",
                    allowing(before, providersBefore.split(" ")),
                    Acme.ROOT)),
            List.of(desired("allowed-amis", allowing(after, providersAfter.split(" ")), Acme.ROOT)),
            List.of());

    assertThat(Effect.of(plan)).extracting(Effect::launches).containsExactly(expected);
  }

  @Test
  void touchesNoLaunchWhereOnlyTheMessageChanges() {
    AllowedImagesSettings enabled = allowing(State.ENABLED, "amazon");
    AllowedImagesSettings withMessage =
        new AllowedImagesSettings(
            enabled.state(),
            enabled.criteria(),
            Optional.of("Ask the platform team"),
            enabled.childPolicies());
    Plan plan =
        Planner.plan(
            Acme.with(managed("p-11111111", "allowed-amis", enabled, Acme.ROOT)),
            List.of(desired("allowed-amis", withMessage, Acme.ROOT)),
            List.of());

    assertThat(Effect.of(plan)).extracting(Effect::launches).containsExactly(Launches.UNTOUCHED);
  }

  @Test
  void putsWhatRestrictsBeforeWhatRelaxes() {
    Plan plan =
        Planner.plan(
            Acme.with(
                managed(
                    "p-11111111", "allowed-amis", allowing(State.ENABLED, "amazon"), Acme.PROD)),
            List.of(desired("allowed-amis", allowing(State.ENABLED, "amazon"), Acme.SANDBOX)),
            List.of());

    assertThat(Effect.of(plan))
        .extracting(Effect::launches)
        .containsExactly(Launches.RESTRICTED, Launches.RELAXED);
  }

  @Test
  void dependsOnWhatEnabledMeansWithoutCriteriaWhenTheLastOneGoesOrTheFirstOneComes() {
    AllowedImagesSettings enabled = allowing(State.ENABLED, "amazon");
    Plan plan =
        Planner.plan(
            Acme.with(
                foreign("p-99999999", "enforced", STATE_ENABLED, Acme.ROOT),
                managed("p-11111111", "allowed-amis", enabled, Acme.PROD)),
            List.of(desired("allowed-amis", enabled, Acme.SANDBOX)),
            List.of());

    assertThat(Effect.of(plan))
        .extracting(Effect::launches, Effect::openQuestions, Effect::accounts)
        .containsExactly(
            tuple(
                Launches.UNCERTAIN,
                Set.of(OpenQuestion.ENABLED_WITHOUT_CRITERIA),
                List.of(Acme.PROD_WEB, Acme.PROD_DATA)),
            tuple(
                Launches.UNCERTAIN,
                Set.of(OpenQuestion.ENABLED_WITHOUT_CRITERIA),
                List.of(Acme.PLAYGROUND, Acme.CLOSED)));
  }

  @Test
  void asksNothingAboutEnabledWithoutCriteriaWhereOnlyTheMessageChanges() {
    Plan plan =
        Planner.plan(
            Acme.with(
                foreign("p-99999999", "enforced", STATE_ENABLED, Acme.ROOT),
                foreign("p-88888888", "words", MESSAGE, Acme.SANDBOX)),
            List.of(),
            List.of());
    Plan detaching =
        new Plan(
            plan.current(),
            List.of(),
            List.of(new Change.DetachPolicy(new PolicyName("words"), Acme.SANDBOX)),
            List.of(),
            List.of());

    assertThat(Effect.of(detaching))
        .extracting(Effect::launches, Effect::openQuestions)
        .containsExactly(tuple(Launches.UNTOUCHED, Set.of()));
  }

  @Test
  void knowsThatNoPolicyCountsUntilThePolicyTypeIsOn() {
    AllowedImagesSettings enabled = allowing(State.ENABLED, "amazon");
    Plan plan =
        Planner.plan(
            new CurrentOrganization(
                Acme.tree(Set.of()),
                true,
                List.of(managed("p-11111111", "allowed-amis", enabled, Acme.ROOT))),
            List.of(desired("allowed-amis", enabled, Acme.ROOT)),
            List.of());

    assertThat(Effect.of(plan))
        .extracting(Effect::launches, effect -> effect.accounts().size())
        .containsExactly(tuple(Launches.RESTRICTED, 6));
    assertThat(plan.findings()).extracting(Finding::rule).contains(Brake.ENFORCING_ROOT.rule());
  }

  @Test
  void isWorkedOutOnceForAPlan() {
    Plan plan =
        Planner.plan(Acme.with(), List.of(desired("allowed-amis", AUDIT, Acme.ROOT)), List.of());

    assertThat(Effect.of(plan.withFindings(List.of()))).isSameAs(Effect.of(plan));
    assertThat(plan.withFindings(List.of()).after()).isSameAs(plan.after());
    assertThat(plan.after().tree()).isSameAs(plan.current().tree());
    assertThat(Effect.of(plan.whatIf(List.of(new Move(Acme.DEV, Acme.SANDBOX)))))
        .isNotSameAs(Effect.of(plan));
  }
}
