package io.amiguard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.PlanOptions.LeftOvers;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.Meaning;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyName;
import io.amiguard.testing.Acme;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Plans in organizations where policies are ours, others', and shared by both. */
class OwnershipPropertyTest {
  private static final String OURS = "allowed_images_settings";

  @Property(tries = 200)
  void reachesWhatIsWantedAndIsEmptyTheSecondTime(
      @ForAll("live") List<DeclarativePolicy> live,
      @ForAll("desired") List<DesiredPolicy> desired,
      @ForAll LeftOvers leftOvers) {
    Plan plan = plan(Acme.with(live.toArray(DeclarativePolicy[]::new)), desired, leftOvers);
    CurrentOrganization after = plan.after();

    for (DesiredPolicy wanted : desired) {
      DeclarativePolicy reached = after.policy(wanted.name()).orElseThrow();
      if (!isRefused(plan.current(), wanted)) {
        assertThat(reached.targets()).isEqualTo(wanted.targets());
        assertThat(reached.document()).isEqualTo(reached.document().with(wanted.document()));
        assertThat(reached.isManaged()).isTrue();
      }
    }
    assertThat(plan(after, desired, leftOvers).changes()).isEmpty();
    if (leftOvers == LeftOvers.PRUNE) {
      assertThat(after.managedExcept(plan.touchedPolicies())).isEmpty();
    }
  }

  @Property(tries = 200)
  void whateverElseADocumentSaysStaysEqualInMeaning(
      @ForAll("live") List<DeclarativePolicy> live,
      @ForAll("desired") List<DesiredPolicy> desired,
      @ForAll LeftOvers leftOvers) {
    Plan plan = plan(Acme.with(live.toArray(DeclarativePolicy[]::new)), desired, leftOvers);

    for (DeclarativePolicy before : plan.current().policies()) {
      Optional<DeclarativePolicy> after = plan.after().policy(before.name());
      assertThat(after.map(policy -> siblings(policy.document())))
          .as(before.label())
          .isEqualTo(
              after.isPresent() || before.saysMore()
                  ? Optional.of(siblings(before.document()))
                  : Optional.empty());
    }
  }

  @Property(tries = 200)
  void aPolicyWithoutOurTagIsNeverWrittenUnlessItIsAdopted(
      @ForAll("live") List<DeclarativePolicy> live,
      @ForAll("desired") List<DesiredPolicy> desired,
      @ForAll LeftOvers leftOvers) {
    Plan plan = plan(Acme.with(live.toArray(DeclarativePolicy[]::new)), desired, leftOvers);
    Set<PolicyName> adopted =
        desired.stream()
            .filter(wanted -> wanted.adoption() == Adoption.ALLOWED)
            .map(DesiredPolicy::name)
            .collect(Collectors.toSet());

    for (DeclarativePolicy before : plan.current().policies()) {
      if (!before.isManaged() && !adopted.contains(before.name())) {
        assertThat(plan.after().policies()).contains(before);
      }
    }
  }

  @Property(tries = 200)
  void neverLeavesACoveredAccountUncoveredOnTheWay(
      @ForAll("live") List<DeclarativePolicy> live,
      @ForAll("desired") List<DesiredPolicy> desired,
      @ForAll LeftOvers leftOvers) {
    Plan plan = plan(Acme.with(live.toArray(DeclarativePolicy[]::new)), desired, leftOvers);
    Set<TargetId> coveredThroughout = covered(plan.current());
    coveredThroughout.retainAll(covered(plan.after()));

    for (int done = 0; done <= plan.changes().size(); done++) {
      Plan part =
          new Plan(plan.current(), desired, plan.changes().subList(0, done), List.of(), List.of());
      assertThat(covered(part.after())).containsAll(coveredThroughout);
    }
  }

  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  void neverEndsEnforcementOnTheWayWithoutSayingSo(
      @ForAll("live") List<DeclarativePolicy> live,
      @ForAll("desired") List<DesiredPolicy> desired,
      @ForAll LeftOvers leftOvers,
      @ForAll Random order) {
    Plan plan = plan(Acme.with(live.toArray(DeclarativePolicy[]::new)), desired, leftOvers);

    OrderedWrites.of(plan, order).assertTold(plan);
  }

  private static Plan plan(
      CurrentOrganization current, List<DesiredPolicy> desired, LeftOvers leftOvers) {
    return Planner.plan(
        current, desired, new PlanOptions(leftOvers, SafetyLimits.DEFAULT), List.of());
  }

  private static boolean isRefused(CurrentOrganization current, DesiredPolicy wanted) {
    return wanted.adoption() == Adoption.REFUSED
        && current.policy(wanted.name()).filter(live -> !live.isManaged()).isPresent();
  }

  /** The accounts to which some policy says something about Allowed AMIs. */
  private static Set<TargetId> covered(CurrentOrganization organization) {
    return organization.policies().stream()
        .filter(policy -> policy.document().allowedImages().isPresent())
        .flatMap(policy -> policy.targets().stream())
        .flatMap(target -> organization.tree().accountsUnder(target).stream())
        .map(account -> account.id())
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static JsonNode siblings(PolicyDocument document) {
    ObjectNode meaning = (ObjectNode) Meaning.of(document.json());
    if (meaning.get("ec2_attributes") instanceof ObjectNode attributes) {
      attributes.remove(OURS);
      if (attributes.isEmpty()) {
        meaning.remove("ec2_attributes");
      }
    }
    return meaning;
  }

  @Provide
  Arbitrary<List<DeclarativePolicy>> live() {
    return SharedPolicies.live();
  }

  @Provide
  Arbitrary<List<DesiredPolicy>> desired() {
    return SharedPolicies.desired();
  }
}
