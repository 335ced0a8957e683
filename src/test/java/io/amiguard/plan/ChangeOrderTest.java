package io.amiguard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.Change.AttachPolicy;
import io.amiguard.plan.Change.DetachPolicy;
import io.amiguard.plan.Change.UpdatePolicy;
import io.amiguard.plan.PlanOptions.LeftOvers;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** In which order changes are made, and what is said where no order spares accounts a detour. */
class ChangeOrderTest {
  private static final PolicyName NAME = new PolicyName("allowed-amis");
  private static final AllowedImagesSettings ENFORCED = Acme.allowing(State.ENABLED, "amazon");
  private static final AllowedImagesSettings AUDIT = Acme.allowing(State.AUDIT_MODE, "amazon");

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

  @Test
  void saysWhatNoOrderAvoids() {
    Plan plan = plan(swapped(), desired(AUDIT, Acme.SANDBOX), other(ENFORCED, Acme.ROOT));

    assertThat(plan.objections(Set.of()))
        .filteredOn(finding -> finding.rule().equals("limits.on-the-way"))
        .extracting(Finding::message)
        .allMatch(message -> message.startsWith("between change "))
        .isNotEmpty();
    assertThat(plan.objections(Set.of(Brake.ON_THE_WAY))).isEmpty();
  }

  @Test
  void namesTheChangesTheAccountsAndTheFlag() {
    CurrentOrganization current = swapped();
    Plan plan =
        new Plan(
            current,
            List.of(),
            List.of(
                new UpdatePolicy(current.policy(NAME).orElseThrow(), "", PolicyDocument.of(AUDIT)),
                new UpdatePolicy(
                    current.policy(new PolicyName("other")).orElseThrow(),
                    "",
                    PolicyDocument.of(ENFORCED)),
                new AttachPolicy(new PolicyName("other"), Acme.ROOT),
                new DetachPolicy(NAME, Acme.ROOT)),
            List.of(),
            List.of());

    assertThat(OnTheWay.objectionsTo(plan))
        .extracting(Finding::message)
        .containsExactly(
            "between change 1 (update policy allowed-amis) and change 4 (detach policy allowed-amis"
                + " from Root (r-acme)), launches are not blocked, or may not be, in 4 active"
                + " accounts where Allowed AMIs is enforced before and after: management"
                + " (111111111111), prod-web (222222222222), prod-data (333333333333), dev"
                + " (444444444444)");
    assertThat(OnTheWay.objectionsTo(plan).get(0).hint().orElse(""))
        .contains("--dangerous-allow-detour");
  }

  @Test
  void aMoveFromOnePolicyToAnotherOnTheSameTargetIsNoDetour() {
    AllowedImagesSettings others = Acme.allowing(State.ENABLED, "777777777777");
    Plan plan =
        Planner.plan(
            Acme.with(live(ENFORCED, Acme.ROOT)),
            List.of(Acme.desired("successor", others, Acme.ROOT)),
            new PlanOptions(LeftOvers.PRUNE, SafetyLimits.DEFAULT),
            List.of());

    assertThat(kinds(plan))
        .containsExactly("CreatePolicy", "AttachPolicy", "DetachPolicy", "DeletePolicy");
    assertThat(rules(plan)).doesNotContain("limits.on-the-way");
  }

  @Test
  void aListThatIsShorterOnTheWayThanBeforeAndAfterIsADetour() {
    AllowedImagesSettings both = Acme.allowing(State.ENABLED, "amazon", "777777777777");
    DeclarativePolicy live = live(both, Acme.ROOT);
    Change narrow = new UpdatePolicy(live, "", PolicyDocument.of(ENFORCED));
    Change widen = new UpdatePolicy(live, "", PolicyDocument.of(both));

    assertThat(messages(Acme.with(live), narrow, widen))
        .singleElement()
        .asString()
        .contains("fewer AMIs can be launched, or may be so, than before and than after in 5");
    assertThat(messages(Acme.with(live(ENFORCED, Acme.ROOT)), widen, narrow))
        .singleElement()
        .asString()
        .contains("more AMIs can be launched, or may be so, than before and than after in 5");
  }

  @Test
  void criteriaThatAreGoneOnTheWayAreADetour() {
    DeclarativePolicy live = live(ENFORCED, Acme.ROOT);
    PolicyDocument stateAlone =
        PolicyDocument.parse(
            """
            {"ec2_attributes": {"allowed_images_settings": {"state": {"@@assign": "enabled"}}}}""");

    assertThat(
            messages(
                Acme.with(live),
                new UpdatePolicy(live, "", stateAlone),
                new UpdatePolicy(live, "", live.document())))
        .singleElement()
        .asString()
        .contains("Allowed AMIs is enforced, or may be, with 0 criteria in 5 active accounts");
  }

  @Test
  void aLongPlanIsLookedAtWhereOneKindOfChangeEnds() {
    DeclarativePolicy live = live(AUDIT, Acme.ROOT);
    Change enforce = new UpdatePolicy(live, "", PolicyDocument.of(ENFORCED));
    Change audit = new UpdatePolicy(live, "", live.document());
    Change[] between =
        IntStream.range(0, Detours.EACH_CHANGE_UP_TO)
            .mapToObj(i -> new AttachPolicy(NAME, Acme.DEV))
            .toArray(Change[]::new);
    Change[] withinAKind = {enforce, audit, between[0]};

    assertThat(messages(Acme.with(live), withinAKind)).hasSize(1);
    assertThat(messages(Acme.with(live), joined(List.of(enforce, audit), between))).isEmpty();
    assertThat(
            messages(
                Acme.with(live),
                joined(List.of(audit, enforce), joined(List.of(), between), audit)))
        .hasSize(1);
  }

  private static Change[] joined(List<Change> first, Change[] then, Change... last) {
    return Stream.of(first, List.of(then), List.of(last))
        .flatMap(List::stream)
        .toArray(Change[]::new);
  }

  private static List<String> messages(CurrentOrganization current, Change... changes) {
    Plan plan = new Plan(current, List.of(), List.of(changes), List.of(), List.of());
    return OnTheWay.objectionsTo(plan).stream().map(Finding::message).toList();
  }

  /** One policy enforces everywhere, the other exempts a unit from it. */
  private static CurrentOrganization swapped() {
    return Acme.with(
        live(ENFORCED, Acme.ROOT), Acme.managed("p-22222222", "other", AUDIT, Acme.SANDBOX));
  }

  private static DeclarativePolicy live(AllowedImagesSettings settings, TargetId... targets) {
    return Acme.managed("p-11111111", "allowed-amis", settings, targets);
  }

  private static DesiredPolicy desired(AllowedImagesSettings settings, TargetId... targets) {
    return Acme.desired("allowed-amis", settings, targets);
  }

  private static DesiredPolicy other(AllowedImagesSettings settings, TargetId... targets) {
    return Acme.desired("other", settings, targets);
  }

  private static Plan plan(CurrentOrganization current, DesiredPolicy... desired) {
    return Planner.plan(current, List.of(desired), List.of());
  }

  private static List<String> kinds(Plan plan) {
    return plan.changes().stream().map(change -> change.getClass().getSimpleName()).toList();
  }

  private static List<String> rules(Plan plan) {
    return plan.findings().stream().map(Finding::rule).toList();
  }
}
