package io.amiguard.plan;

import static io.amiguard.testing.Acme.desired;
import static io.amiguard.testing.Acme.foreign;
import static io.amiguard.testing.Acme.managed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.amiguard.plan.Effect.Launches;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.ChildPolicies;
import io.amiguard.testing.Acme;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a plan does to accounts that may have one thing or another. */
class UncertainEffectTest extends EffectCases {
  @Test
  void isUncertainOnlyWhereAnOpenQuestionIsAboutAllowedAmis() {
    String rest = "{\"ec2_attributes\":{\"%s\":{\"@@assign\":\"%s\"}}}";
    Plan plan =
        Planner.plan(
            Acme.with(
                foreign("p-77777777", "one", rest.formatted("mode", "on"), Acme.ROOT),
                foreign("p-88888888", "other", rest.formatted("mode", "off"), Acme.ROOT),
                foreign(
                    "p-99999999",
                    "theirs",
                    """
                    {"ec2_attributes":{"allowed_images_settings":{"state":{"@@assign":"enabled"}}}}
                    """,
                    Acme.SANDBOX)),
            List.of(desired("allowed-amis", AUDIT, Acme.SANDBOX, Acme.DEV)),
            List.of());

    assertThat(Effect.of(plan))
        .extracting(Effect::launches, Effect::accounts)
        .containsExactly(
            tuple(Launches.UNCERTAIN, List.of(Acme.PLAYGROUND, Acme.CLOSED)),
            tuple(Launches.UNTOUCHED, List.of(Acme.DEV)));
  }

  @Test
  void joinsAccountsThatMayHaveTheSameFromTheSamePolicies() {
    Plan plan =
        Planner.plan(
            Acme.with(
                foreign("p-99999999", "enforced", STATE_ENABLED, Acme.PROD_WEB, Acme.PROD_DATA)),
            List.of(desired("allowed-amis", AUDIT, Acme.PROD_WEB, Acme.PROD_DATA)),
            List.of());

    assertThat(Effect.of(plan))
        .extracting(Effect::launches, Effect::accounts)
        .containsExactly(tuple(Launches.UNCERTAIN, List.of(Acme.PROD_WEB, Acme.PROD_DATA)));
  }

  @Test
  void tellsAccountsApartThatMayHaveTheSameFromOtherPolicies() {
    Plan plan =
        Planner.plan(
            Acme.with(
                foreign("p-88888888", "one", STATE_ENABLED, Acme.PROD_WEB),
                foreign("p-99999999", "other", STATE_ENABLED, Acme.PROD_DATA)),
            List.of(desired("allowed-amis", AUDIT, Acme.PROD_WEB, Acme.PROD_DATA)),
            List.of());

    assertThat(Effect.of(plan))
        .extracting(Effect::accounts)
        .containsExactly(List.of(Acme.PROD_WEB), List.of(Acme.PROD_DATA));
  }

  @Test
  void isNothingWhereTheSameLockStandsHigherUp() {
    AllowedImagesSettings locking =
        new AllowedImagesSettings(
            AUDIT.state(), AUDIT.criteria(), Optional.empty(), ChildPolicies.NONE);
    Plan plan =
        Planner.plan(
            Acme.with(
                managed("p-11111111", "allowed-amis", locking, Acme.WORKLOADS),
                foreign(
                    "p-99999999",
                    "team",
                    """
                    {"ec2_attributes":{"allowed_images_settings":{"image_criteria":
                      {"criteria_2":{"image_names":{"@@assign":["golden-*"]}}}}}}
                    """,
                    Acme.PROD)),
            List.of(desired("allowed-amis", locking, Acme.ROOT)),
            List.of());

    assertThat(Effect.of(plan))
        .extracting(Effect::accounts)
        .containsExactly(List.of(Acme.MANAGEMENT, Acme.PLAYGROUND, Acme.CLOSED));
  }
}
