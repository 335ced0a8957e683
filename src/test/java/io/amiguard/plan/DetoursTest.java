package io.amiguard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.organization.Account;
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
import io.amiguard.testing.LargeOrganization;
import io.amiguard.testing.LargeOrganization.Size;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is a detour on the way through a plan, and how it is told. */
class DetoursTest extends ChangeOrderCases {
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
        .contains("AMIs that can be launched before and after cannot be, or may not be, in 5");
    assertThat(messages(Acme.with(live(ENFORCED, Acme.ROOT)), widen, narrow))
        .singleElement()
        .asString()
        .contains("AMIs that can be launched neither before nor after can be, or may be, in 5");
  }

  /** Who of the two on the root was attached first is not known, and so is what is enforced. */
  @Test
  void theListOfOneEndUnderTheStateOfTheOtherIsADetour() {
    DeclarativePolicy live = live(ENFORCED, Acme.ROOT);
    PolicyDocument others = PolicyDocument.of(Acme.allowing(State.ENABLED, "aws_marketplace"));

    assertThat(
            messages(
                Acme.with(
                    live,
                    Acme.managed(
                        "p-22222222",
                        "other",
                        Acme.allowing(State.AUDIT_MODE, "aws_marketplace"),
                        Acme.ROOT)),
                new UpdatePolicy(live, "", others),
                new AttachPolicy(NAME, Acme.WORKLOADS),
                new DetachPolicy(NAME, Acme.ROOT)))
        .singleElement()
        .asString()
        .startsWith("between change 1 (update policy allowed-amis) and change 3 (detach policy")
        .contains("AMIs that can be launched before and after cannot be, or may not be, in")
        .contains("management (111111111111)", "playground (555555555555)");
  }

  @Test
  void aPolicyThatHandsOverToOneThatDecidesAtNeitherEndIsADetour() {
    PolicyName golden = new PolicyName("golden");

    assertThat(
            messages(
                Acme.with(
                    live(Acme.allowing(State.ENABLED, "aws_marketplace"), Acme.PROD),
                    Acme.managed("p-22222222", "other", ENFORCED, Acme.PROD),
                    Acme.managed("p-33333333", "golden", ENFORCED)),
                new AttachPolicy(golden, Acme.PROD),
                new DetachPolicy(new PolicyName("other"), Acme.PROD),
                new DetachPolicy(NAME, Acme.PROD)))
        .anySatisfy(
            message ->
                assertThat(message)
                    .startsWith("between change 2 (detach policy other from /Workloads/Prod")
                    .contains("AMIs that can be launched before and after cannot be, or may"));
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

  /** AWS detaches everything when the type is turned off; a snapshot may say otherwise. */
  @Test
  void aPolicyThatIsThereBeforeItsTypeIsOnIsADetourOnceItIs() {
    CurrentOrganization off =
        new CurrentOrganization(Acme.tree(Set.of()), true, List.of(live(ENFORCED, Acme.ROOT)));

    assertThat(OnTheWay.objectionsTo(plan(off, desired(AUDIT, Acme.ROOT))))
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .startsWith(
            "between change 1 (enable policy type DECLARATIVE_POLICY_EC2) and change 2 (update policy allowed-amis), launches are blocked, or may be, in 5");
    assertThat(OnTheWay.objectionsTo(plan(off, desired(ENFORCED, Acme.ROOT)))).isEmpty();
  }

  /** What happens on one account between two changes of a kind is not seen in a long plan. */
  @Test
  void aLongPlanIsLookedAtWhereOneKindOfChangeEndsAndBesideThoseThatReachMany() {
    CurrentOrganization empty = LargeOrganization.of(new Size(1_300, 100, 0, 0));
    TargetId[] accounts =
        empty.tree().accounts().stream().map(Account::id).toArray(TargetId[]::new);
    DeclarativePolicy live = live(AUDIT, accounts);
    CurrentOrganization current = empty.with(live);
    Change enforce = new UpdatePolicy(live, "", PolicyDocument.of(ENFORCED));
    Change audit = new UpdatePolicy(live, "", live.document());
    Change[] attached =
        IntStream.range(0, Detours.EACH_CHANGE_UP_TO)
            .mapToObj(i -> new AttachPolicy(NAME, accounts[0]))
            .toArray(Change[]::new);
    Change[] forAMoment =
        joined(
            List.of(new DetachPolicy(NAME, accounts[1]), new DetachPolicy(NAME, accounts[2])),
            attached);

    assertThat(messages(current, joined(List.of(enforce, audit), attached))).hasSize(1);
    assertThat(messages(current, joined(List.of(enforce), attached, audit))).hasSize(1);
    assertThat(messages(current, forAMoment)).isEmpty();
  }

  @Test
  void aLongPlanForFewPlacesIsLookedAtAfterEachChange() {
    DeclarativePolicy live = live(AUDIT, Acme.ROOT);
    Change[] attached =
        IntStream.range(0, Detours.EACH_CHANGE_UP_TO)
            .mapToObj(i -> new AttachPolicy(NAME, Acme.DEV))
            .toArray(Change[]::new);

    assertThat(
            messages(
                Acme.with(live),
                joined(
                    List.of(
                        new UpdatePolicy(live, "", PolicyDocument.of(ENFORCED)),
                        new UpdatePolicy(live, "", live.document())),
                    attached)))
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

  private static DesiredPolicy other(AllowedImagesSettings settings, TargetId... targets) {
    return Acme.desired("other", settings, targets);
  }
}
