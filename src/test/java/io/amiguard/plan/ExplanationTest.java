package io.amiguard.plan;

import static io.amiguard.testing.Acme.allowing;
import static io.amiguard.testing.Acme.foreign;
import static io.amiguard.testing.Acme.managed;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.Explanation.Group;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final DeclarativePolicy BASELINE =
      managed("p-11111111", "baseline", allowing(State.ENABLED, "amazon"), Acme.ROOT);

  @Test
  void accountsWithTheSameFromTheSamePoliciesAreOneGroup() {
    CurrentOrganization current =
        Acme.with(
            BASELINE, managed("p-22222222", "prod", allowing(State.ENABLED, "amazon"), Acme.PROD));

    Explanation explanation = explain(current, Acme.PROD_DATA, Acme.DEV, Acme.PROD_WEB);

    assertThat(explanation.groups())
        .extracting(Group::accounts)
        .containsExactly(List.of(Acme.PROD_WEB, Acme.PROD_DATA), List.of(Acme.DEV));
  }

  @Test
  void aPolicyThatChangesNothingMakesNoGroupOfItsOwn() {
    CurrentOrganization current =
        Acme.with(
            BASELINE,
            foreign(
                "p-22222222",
                "again",
                """
                {"ec2_attributes": {"allowed_images_settings": {"image_criteria": {"criteria_1":
                  {"allowed_image_providers": {"@@append": ["amazon"]}}}}}}
                """,
                Acme.SANDBOX));

    assertThat(explain(current, Acme.DEV, Acme.PLAYGROUND).groups()).hasSize(1);
  }

  @Test
  void aMovedAccountHasWhatItsNewPlaceGives() {
    CurrentOrganization current = Acme.with(BASELINE.attachedTo(List.of(Acme.WORKLOADS)));
    List<Move> moves = List.of(new Move(Acme.DEV, Acme.SANDBOX));

    Explanation moved = Explanation.of(current, moves, List.of(Acme.DEV));

    assertThat(moved.groups().get(0).effective().decisions()).isEmpty();
    assertThat(moved.tree().parentOf(Acme.DEV)).contains(Acme.SANDBOX);
    assertThat(moved.current().tree().parentOf(Acme.DEV)).contains(Acme.WORKLOADS);
    assertThat(moved.effects()).extracting(Effect::accounts).containsExactly(List.of(Acme.DEV));
  }

  @Test
  void noPolicyCountsWhereThePolicyTypeIsOff() {
    CurrentOrganization off =
        new CurrentOrganization(Acme.untouched().tree(), false, List.of(BASELINE));

    Explanation explanation = explain(off, Acme.DEV);

    assertThat(explanation.groups().get(0).effective().decisions()).isEmpty();
    assertThat(explanation.findings())
        .extracting(Finding::rule)
        .containsExactly("explain.policy-type-off");
    assertThat(explain(Acme.with(BASELINE), Acme.DEV).findings()).isEmpty();
  }

  @Test
  void anAccountThatIsNamedTwiceIsExplainedOnce() {
    Explanation explanation = explain(Acme.with(BASELINE), Acme.DEV, Acme.DEV);

    assertThat(explanation.groups())
        .singleElement()
        .satisfies(group -> assertThat(group.accounts()).containsExactly(Acme.DEV))
        .satisfies(
            group ->
                assertThat(Effect.stateOf(group.effective())).isEqualTo(Optional.of("enabled")));
  }

  private static Explanation explain(CurrentOrganization current, TargetId... accounts) {
    return Explanation.of(current, List.of(), List.of(accounts));
  }
}
