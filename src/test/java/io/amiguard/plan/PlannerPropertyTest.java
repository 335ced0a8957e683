package io.amiguard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.organization.TargetId;
import io.amiguard.plan.PlanOptions.LeftOvers;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.testing.Acme;
import io.amiguard.testing.OurPolicies;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PlannerPropertyTest {

  @Property(tries = 200)
  void reachesWhatIsWanted(
      @ForAll("current") CurrentOrganization current,
      @ForAll("desired") List<DesiredPolicy> desired) {
    CurrentOrganization after = Planner.plan(current, desired, List.of()).after();

    for (DesiredPolicy wanted : desired) {
      DeclarativePolicy live = after.policy(wanted.name()).orElseThrow();
      assertThat(live.targets()).isEqualTo(wanted.targets());
      assertThat(live.document()).isEqualTo(live.document().with(wanted.document()));
      assertThat(live.isManaged()).isTrue();
    }
  }

  @Property(tries = 200)
  void isEmptyTheSecondTime(
      @ForAll("current") CurrentOrganization current,
      @ForAll("desired") List<DesiredPolicy> desired) {
    CurrentOrganization after = Planner.plan(current, desired, List.of()).after();

    assertThat(Planner.plan(after, desired, List.of()).changes()).isEmpty();
  }

  @Property(tries = 200)
  void neverLeavesACoveredAccountUncoveredOnTheWay(
      @ForAll("current") CurrentOrganization current,
      @ForAll("desired") List<DesiredPolicy> desired) {
    Plan plan = Planner.plan(current, desired, List.of());
    Set<TargetId> coveredThroughout = OurPolicies.covered(current);
    coveredThroughout.retainAll(OurPolicies.covered(plan.after()));

    for (int done = 0; done <= plan.changes().size(); done++) {
      Plan part = new Plan(current, desired, plan.changes().subList(0, done), List.of(), List.of());
      assertThat(OurPolicies.covered(part.after())).containsAll(coveredThroughout);
    }
  }

  /**
   * Who is attached first wins, so the order in which the live policies were attached decides, and
   * it is none that a plan can know.
   */
  @Property(tries = 500)
  void neverEndsEnforcementOnTheWayWithoutSayingSo(
      @ForAll("current") CurrentOrganization current,
      @ForAll("desired") List<DesiredPolicy> desired,
      @ForAll LeftOvers leftOvers,
      @ForAll Random order) {
    Plan plan =
        Planner.plan(current, desired, new PlanOptions(leftOvers, SafetyLimits.DEFAULT), List.of());

    OrderedWrites.of(plan, order).assertTold(plan);
  }

  /** With one live policy on a target at most, there is only one order. */
  @Property(tries = 500)
  void saysNothingElseWhereTheOrderIsKnown(
      @ForAll("current") CurrentOrganization current,
      @ForAll("desired") List<DesiredPolicy> desired,
      @ForAll LeftOvers leftOvers,
      @ForAll Random order) {
    Plan plan =
        Planner.plan(
            oneOnEachTarget(current),
            desired,
            new PlanOptions(leftOvers, SafetyLimits.DEFAULT),
            List.of());

    OrderedWrites.of(plan, order).assertNothingElseIsTold(plan);
  }

  private static CurrentOrganization oneOnEachTarget(CurrentOrganization current) {
    Set<TargetId> taken = new HashSet<>();
    return Acme.with(
        current.policies().stream()
            .map(
                policy ->
                    Acme.managed(
                        policy.id().value(),
                        new DesiredPolicy(
                            policy.name(),
                            policy.description(),
                            policy.document(),
                            policy.targets().stream().filter(taken::add).toList())))
            .toArray(DeclarativePolicy[]::new));
  }

  @Provide
  Arbitrary<CurrentOrganization> current() {
    return OurPolicies.current();
  }

  @Provide
  Arbitrary<List<DesiredPolicy>> desired() {
    return OurPolicies.desired();
  }

  @Property(tries = 50)
  void neverWritesAPolicyWithoutOurTag(@ForAll("desired") List<DesiredPolicy> desired) {
    List<DeclarativePolicy> theirs =
        IntStream.range(0, desired.size())
            .mapToObj(
                i ->
                    Acme.foreign(
                        "p-0000000" + i,
                        desired.get(i).name().value(),
                        "{\"ec2_attributes\":{}}",
                        Acme.ROOT))
            .toList();
    CurrentOrganization current = Acme.with(theirs.toArray(DeclarativePolicy[]::new));

    Plan plan = Planner.plan(current, desired, List.of());

    assertThat(plan.after().policies()).isEqualTo(current.policies());
    assertThat(plan.after().policies())
        .extracting(DeclarativePolicy::document)
        .containsOnly(PolicyDocument.parse("{\"ec2_attributes\":{}}"));
  }
}
