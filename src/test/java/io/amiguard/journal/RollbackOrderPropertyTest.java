package io.amiguard.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.journal.Rehearsal.Fault;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.Change;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.DesiredPolicy;
import io.amiguard.plan.OrderedWrites;
import io.amiguard.plan.Plan;
import io.amiguard.plan.PlanOptions;
import io.amiguard.plan.PlanOptions.LeftOvers;
import io.amiguard.plan.Planner;
import io.amiguard.plan.SafetyLimits;
import io.amiguard.testing.OurPolicies;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What accounts have on the way back, from an apply that came to its end or was stopped. */
class RollbackOrderPropertyTest {

  @Property(tries = 300)
  void neverLeavesACoveredAccountUncoveredOnTheWay(
      @ForAll("current") CurrentOrganization current,
      @ForAll("desired") List<DesiredPolicy> desired,
      @ForAll LeftOvers leftOvers,
      @ForAll @IntRange(min = 1, max = 12) int change,
      @ForAll Fault fault) {
    Plan way = rollback(planned(current, desired, leftOvers), change, fault);
    Set<TargetId> coveredThroughout = OurPolicies.covered(way.current());
    coveredThroughout.retainAll(OurPolicies.covered(current));

    CurrentOrganization now = way.current();
    for (Change next : way.changes()) {
      now = now.after(next);
      assertThat(OurPolicies.covered(now)).as("after %s", next).containsAll(coveredThroughout);
    }
    assertThat(withoutIds(now)).isEqualTo(withoutIds(current));
  }

  /** Who is attached first wins, and AWS knows the order, which no plan can know. */
  @Property(tries = 300)
  void neverRestrictsAnAccountMoreThanAtBothEndsWithoutSayingSo(
      @ForAll("current") CurrentOrganization current,
      @ForAll("desired") List<DesiredPolicy> desired,
      @ForAll LeftOvers leftOvers,
      @ForAll @IntRange(min = 1, max = 12) int change,
      @ForAll Fault fault,
      @ForAll Random order) {
    Plan way = rollback(planned(current, desired, leftOvers), change, fault);

    OrderedWrites.of(way, order).assertTold(way);
  }

  private static Plan planned(
      CurrentOrganization current, List<DesiredPolicy> desired, LeftOvers leftOvers) {
    return Planner.plan(
        current, desired, new PlanOptions(leftOvers, SafetyLimits.DEFAULT), List.of());
  }

  /** Plans the way back from a plan that was applied, or stopped at a change. */
  private static Plan rollback(Plan plan, int change, Fault fault) {
    Rehearsal rehearsal = new Rehearsal(plan.current());
    JournalEntry entry = rehearsal.stoppingAt(change, fault).apply(plan);
    Rollback rollback = Rollback.of(rehearsal.past(entry), rehearsal.live());

    assertThat(rollback.moved()).isEmpty();
    return rollback.plan();
  }

  /** A policy that was deleted and is created again has another id. */
  private static Set<DesiredPolicy> withoutIds(CurrentOrganization organization) {
    return organization.policies().stream()
        .map(
            policy ->
                new DesiredPolicy(
                    policy.name(), policy.description(), policy.document(), policy.targets()))
        .collect(Collectors.toSet());
  }

  @Provide
  Arbitrary<CurrentOrganization> current() {
    return OurPolicies.current();
  }

  @Provide
  Arbitrary<List<DesiredPolicy>> desired() {
    return OurPolicies.desired();
  }
}
