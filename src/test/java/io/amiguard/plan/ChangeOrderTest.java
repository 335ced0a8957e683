package io.amiguard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.organization.Account;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.Change.AttachPolicy;
import io.amiguard.plan.Change.DetachPolicy;
import io.amiguard.plan.Change.UpdatePolicy;
import io.amiguard.plan.PlanOptions.LeftOvers;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyName;
import io.amiguard.testing.Acme;
import io.amiguard.testing.LargeOrganization;
import io.amiguard.testing.LargeOrganization.Size;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In which order changes are made, and what is said where no order spares accounts a detour. */
class ChangeOrderTest extends ChangeOrderCases {
  @Test
  void anUpdateThatEnforcesWaitsUntilThePolicyHasLeftTheRoot() {
    DeclarativePolicy live = live(AUDIT, Acme.ROOT);
    Plan plan = plan(Acme.with(live), desired(ENFORCED, Acme.SANDBOX));

    assertThat(plan.changes())
        .containsExactly(
            new AttachPolicy(NAME, Acme.SANDBOX),
            new DetachPolicy(NAME, Acme.ROOT),
            new UpdatePolicy(live, "Allowed AMIs", PolicyDocument.of(ENFORCED)));
    assertThat(rules(plan)).doesNotContain("limits.on-the-way");
  }

  @Test
  void anUpdateThatEnforcesWaitsWhereThePolicyOnlyLeaves() {
    Plan plan =
        plan(Acme.with(live(AUDIT, Acme.PROD, Acme.SANDBOX)), desired(ENFORCED, Acme.SANDBOX));

    assertThat(kinds(plan)).containsExactly("DetachPolicy", "UpdatePolicy");
    assertThat(rules(plan)).doesNotContain("limits.on-the-way");
  }

  @Test
  void anUpdateThatEndsEnforcementWaitsForWhatTakesItsPlace() {
    Plan plan =
        plan(
            Acme.with(live(ENFORCED, Acme.ROOT)),
            desired(AUDIT, Acme.SANDBOX),
            Acme.desired("everywhere", ENFORCED, Acme.ROOT));

    assertThat(kinds(plan))
        .containsExactly(
            "CreatePolicy", "AttachPolicy", "AttachPolicy", "DetachPolicy", "UpdatePolicy");
    assertThat(rules(plan)).doesNotContain("limits.on-the-way");
  }

  @Test
  void anExceptionIsThereBeforeWhatItIsAnExceptionFrom() {
    Plan plan =
        plan(
            Acme.with(),
            desired(ENFORCED, Acme.WORKLOADS),
            Acme.desired("exempt", AUDIT, Acme.PROD, Acme.DEV));

    assertThat(plan.changes())
        .filteredOn(AttachPolicy.class::isInstance)
        .last()
        .isEqualTo(new AttachPolicy(NAME, Acme.WORKLOADS));
    assertThat(rules(plan)).doesNotContain("limits.on-the-way");
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 400})
  void manyExceptionsAreThereBeforeWhatTheyAreExceptionsFrom(int exceptions) {
    CurrentOrganization empty = LargeOrganization.of(new Size(500, 20, 0, 0));
    TargetId root = empty.tree().root().id();
    TargetId[] exempt =
        empty.tree().accounts().stream()
            .map(Account::id)
            .limit(exceptions)
            .toArray(TargetId[]::new);
    Plan plan = plan(empty, desired(ENFORCED, root), Acme.desired("exempt", AUDIT, exempt));

    assertThat(plan.changes()).endsWith(new AttachPolicy(NAME, root));
    assertThat(rules(plan)).doesNotContain("limits.on-the-way");
  }

  @Test
  void anExceptionLeavesAfterWhatItIsAnExceptionFrom() {
    CurrentOrganization current =
        Acme.with(
            Acme.managed("p-00000000", "exempt", AUDIT, Acme.SANDBOX), live(ENFORCED, Acme.ROOT));
    Plan plan =
        Planner.plan(
            current, List.of(), new PlanOptions(LeftOvers.PRUNE, SafetyLimits.DEFAULT), List.of());

    assertThat(plan.changes())
        .startsWith(
            new DetachPolicy(NAME, Acme.ROOT),
            new DetachPolicy(new PolicyName("exempt"), Acme.SANDBOX));
    assertThat(rules(plan)).doesNotContain("limits.on-the-way");
  }

  @Test
  void theUsualOrderStaysWhereNobodyMeetsAnythingOnTheWay() {
    Plan plan =
        plan(Acme.with(live(AUDIT, Acme.ROOT, Acme.DEV)), desired(ENFORCED, Acme.ROOT, Acme.PROD));

    assertThat(kinds(plan)).containsExactly("UpdatePolicy", "AttachPolicy", "DetachPolicy");
  }
}
