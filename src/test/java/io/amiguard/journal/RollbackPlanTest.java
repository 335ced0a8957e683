package io.amiguard.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.plan.Plan;
import io.amiguard.plan.PlanOptions;
import io.amiguard.plan.PlanOptions.LeftOvers;
import io.amiguard.plan.Planner;
import io.amiguard.plan.SafetyLimits;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The plan of a way back: its limits, its order, and what it says. */
class RollbackPlanTest extends RollbackCases {
  @Test
  void keepsToTheLimitsOfItsEntry() {
    SafetyLimits limits = new SafetyLimits(OptionalInt.of(9), OptionalInt.of(100));
    Rehearsal rehearsal = new Rehearsal(Acme.with(enforced(State.ENABLED)));
    Plan relaxing =
        Planner.plan(
            rehearsal.live(),
            List.of(
                Acme.desired("allowed-amis", Acme.allowing(State.DISABLED, "amazon"), Acme.PROD)),
            new PlanOptions(LeftOvers.KEEP, limits),
            List.of());

    Plan rollback = Rollback.of(rehearsal.past(rehearsal.apply(relaxing)), rehearsal.live()).plan();

    assertThat(rollback.options().limits()).isEqualTo(limits);
    assertThat(rollback.objections(Set.of())).isEmpty();
  }

  @Test
  void meetsWhatIsOnTheWayBackInTheBestOrder() {
    Rehearsal rehearsal =
        new Rehearsal(
            Acme.with(
                Acme.managed(
                    "p-11111111",
                    "allowed-amis",
                    Acme.allowing(State.ENABLED, "amazon"),
                    Acme.SANDBOX)));
    JournalEntry entry =
        rehearsal.apply(
            plan(
                rehearsal,
                Acme.desired(
                    "allowed-amis", Acme.allowing(State.AUDIT_MODE, "amazon"), Acme.ROOT)));

    Plan back = Rollback.of(rehearsal.past(entry), rehearsal.live()).plan();

    assertThat(back.changes())
        .extracting(change -> change.getClass().getSimpleName())
        .containsExactly("AttachPolicy", "DetachPolicy", "UpdatePolicy");
    assertThat(back.objections(Set.of())).isEmpty();
  }

  @Test
  void warnsOfWhatOthersSayOnTheWayToItsTargets() {
    DeclarativePolicy theirs =
        Acme.foreign(
            "p-99999999",
            "theirs",
            """
            {"ec2_attributes": {"allowed_images_settings": {"state": {"@@assign": "disabled"}}}}""",
            Acme.PROD_WEB);
    Rehearsal rehearsal = new Rehearsal(Acme.with(enforced(State.AUDIT_MODE), theirs));
    JournalEntry entry =
        rehearsal.apply(
            plan(
                rehearsal,
                Acme.desired("allowed-amis", Acme.allowing(State.DISABLED, "amazon"), Acme.PROD)));

    assertThat(Rollback.of(rehearsal.past(entry), rehearsal.live()).plan().findings())
        .extracting(Finding::rule)
        .contains("inheritance.state-changed", "inheritance.unreached-account");
  }

  private static DeclarativePolicy enforced(State state) {
    return Acme.managed("p-11111111", "allowed-amis", Acme.allowing(state, "amazon"), Acme.PROD);
  }

  @Test
  void saysWhatStaysEnabled() {
    Rehearsal rehearsal = new Rehearsal(Acme.untouched());
    JournalEntry entry = rehearsal.apply(plan(rehearsal, NEW));

    Rollback rollback = Rollback.of(rehearsal.past(entry), rehearsal.live());
    rehearsal.rollBack(entry);

    assertThat(rollback.plan().findings())
        .extracting(Finding::message)
        .containsExactly(
            "trusted access for ec2.amazonaws.com stays enabled: others may rely on it by now",
            "policy type DECLARATIVE_POLICY_EC2 stays enabled: to disable it would detach every policy of that type",
            "no policy about Allowed AMIs reaches 5 active accounts: management (111111111111),"
                + " prod-web (222222222222), prod-data (333333333333) and 2 more");
    assertThat(rehearsal.live()).isEqualTo(Acme.with());
  }
}
