package io.amiguard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.organization.TargetId;
import io.amiguard.plan.PlanOptions.LeftOvers;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PlannerPropertyTest {
  private static final List<TargetId> PLACES =
      List.of(Acme.ROOT, Acme.WORKLOADS, Acme.PROD, Acme.SANDBOX, Acme.DEV, Acme.PLAYGROUND);

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
    Set<TargetId> coveredThroughout = covered(current);
    coveredThroughout.retainAll(covered(plan.after()));

    for (int done = 0; done <= plan.changes().size(); done++) {
      Plan part = new Plan(current, desired, plan.changes().subList(0, done), List.of(), List.of());
      assertThat(covered(part.after())).containsAll(coveredThroughout);
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

  private static Set<TargetId> covered(CurrentOrganization organization) {
    return organization.policies().stream()
        .flatMap(policy -> policy.targets().stream())
        .flatMap(target -> organization.tree().accountsUnder(target).stream())
        .map(account -> account.id())
        .collect(Collectors.toCollection(HashSet::new));
  }

  @Provide
  Arbitrary<CurrentOrganization> current() {
    return desired()
        .map(
            policies -> {
              List<DeclarativePolicy> live =
                  IntStream.range(0, policies.size())
                      .mapToObj(i -> Acme.managed("p-0000000" + i, policies.get(i)))
                      .toList();
              return Acme.with(live.toArray(DeclarativePolicy[]::new));
            });
  }

  @Provide
  Arbitrary<List<DesiredPolicy>> desired() {
    Arbitrary<DesiredPolicy> policy =
        Combinators.combine(
                Arbitraries.of("allowed-amis", "sandbox-amis", "golden"),
                Arbitraries.of(State.class),
                Arbitraries.of("amazon", "aws_marketplace", "777777777777"),
                Arbitraries.of(PLACES).set().ofMinSize(1).ofMaxSize(4))
            .as(
                (name, state, provider, targets) ->
                    Acme.desired(
                        name, Acme.allowing(state, provider), targets.toArray(TargetId[]::new)));
    return policy.list().ofMinSize(1).ofMaxSize(3).map(PlannerPropertyTest::oneOfEachName);
  }

  private static List<DesiredPolicy> oneOfEachName(List<DesiredPolicy> policies) {
    Map<PolicyName, DesiredPolicy> byName = new TreeMap<>();
    policies.forEach(policy -> byName.put(policy.name(), policy));
    return new ArrayList<>(byName.values());
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
